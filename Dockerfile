# syntax=docker/dockerfile:1
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml app-manifest.yml ./
COPY src src
# Not -Dquick: the list of what is in the program belongs into the program.
RUN ./mvnw -q -B -ntp -Dspotless.check.skip -DskipTests package

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /data bactrian \
 && install -d -o bactrian -g bactrian /data
COPY --from=build /src/target/bactrian.jar /app/bactrian.jar
COPY --from=build /src/target/lib /app/lib
USER bactrian
VOLUME /data
ENV BACTRIAN_DATA=/data BACTRIAN_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", "/app/bactrian.jar", "doctor", "--alive"]
ENTRYPOINT ["java", "--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", \
  "-XX:MaxRAMPercentage=60", "-jar", "/app/bactrian.jar"]
CMD ["serve"]
