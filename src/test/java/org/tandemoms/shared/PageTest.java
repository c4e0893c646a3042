package org.tandemoms.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, page by page. */
class PageTest {

    @Test
    void theNextPageBeginsAfterTheLastRowShown() {
        Page<String> page = Page.of(List.of(1, 2, 3), 2, row -> "row " + row, row -> "after " + row);

        assertThat(page.items()).containsExactly("row 1", "row 2");
        assertThat(page.next()).isEqualTo("after 2");
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        Page<String> page = Page.of(List.of(1, 2), 2, row -> "row " + row, row -> "after " + row);

        assertThat(page.items()).hasSize(2);
        assertThat(page.next()).isNull();
        assertThat(Page.of(List.<Integer>of(), 2, row -> row, row -> "after " + row)
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 501, Integer.MAX_VALUE})
    void noneAndTooManyAreRefused(int wanted) {
        assertThatThrownBy(() -> Page.limit(wanted, 500)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.problem().errors())
                .extracting(FieldError::pointer)
                .containsExactly("/limit"));
        assertThat(Page.limit(500, 500)).isEqualTo(500);
    }
}
