package dev.bactrian.web;

import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.zip.CRC32;

/** The style, the script and the library it uses, each under an address that changes with it. */
final class Assets {

  static final String CSS = "/assets/bactrian.css?" + sum("/static/bactrian.css");
  static final String SCRIPT = "/assets/bactrian.js?" + sum("/static/bactrian.js");

  /** As the WebJar's own description says. */
  private static final String HTMX_VERSION = version("htmx.org");

  static final String HTMX = "/lib/htmx.min.js?" + HTMX_VERSION;

  private Assets() {}

  static void addTo(JavalinConfig config) {
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/assets";
          files.directory = "/static";
          files.location = Location.CLASSPATH;
        });
    byte[] htmx =
        bytes("/META-INF/resources/webjars/htmx.org/" + HTMX_VERSION + "/dist/htmx.min.js");
    config.routes.get(
        "/lib/htmx.min.js",
        context -> context.contentType("text/javascript; charset=utf-8").result(htmx));
  }

  private static String version(String artifact) {
    Properties properties = new Properties();
    String path = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
    try (InputStream in = Assets.class.getResourceAsStream(path)) {
      properties.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(path + " can't be read", e);
    }
    return properties.getProperty("version");
  }

  private static String sum(String resource) {
    CRC32 sum = new CRC32();
    sum.update(bytes(resource));
    return Long.toHexString(sum.getValue());
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(resource + " can't be read", e);
    }
  }
}
