package dev.podium.portal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void blanks_separate_words_and_quotes_keep_them_together() {
        assertThat(CommandLine.words("  /bin/sh -c 'echo \"hi there\"' \"\" a\"b c\"d "))
                .containsExactly("/bin/sh", "-c", "echo \"hi there\"", "", "ab cd");
    }

    @Test
    void what_was_written_reads_as_it_was() {
        for (String word : List.of("plain", "two words", "", "it's", "say \"hi\"")) {
            assertThat(CommandLine.words(CommandLine.quoted(word))).containsExactly(word);
        }
    }

    @Test
    void a_quote_that_is_never_closed_is_refused() {
        assertThatThrownBy(() -> CommandLine.words("sh -c 'exit")).hasMessageContaining("the quote ' is never closed");
    }
}
