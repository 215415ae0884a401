-- A failed build of a CI other than GitHub Actions: its check run's or commit's page, below the
-- repository's own; null for a run of GitHub Actions.
ALTER TABLE failed_run ADD COLUMN run_page TEXT;
