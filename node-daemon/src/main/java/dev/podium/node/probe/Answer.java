package dev.podium.node.probe;

/** What a task answered to one question, and in words why: {@code GET /ready on port 8080: status 503}. */
record Answer(boolean yes, String words) {
    static Answer yes(String words) {
        return new Answer(true, words);
    }

    static Answer no(String words) {
        return new Answer(false, words);
    }
}
