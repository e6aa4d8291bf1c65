package io.jenkins.plugins.eventschedules.bench.quota;

/** When in a day people let their events begin. */
public enum Crowding {
    EVEN("spread over the day") {
        @Override
        int at(long event, long all) {
            return (int) (event * Day.SECONDS / all);
        }
    },
    QUARTERS("at each quarter of an hour") {
        @Override
        int at(long event, long all) {
            return (int) (event % (Day.SECONDS / 900) * 900);
        }
    },
    HOURS("at each full hour") {
        @Override
        int at(long event, long all) {
            return (int) (event % (Day.SECONDS / 3600) * 3600);
        }
    };

    private final String words;

    Crowding(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** @return the second of the day at which this one of all events begins */
    abstract int at(long event, long all);
}
