package org.tandemoms.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tandemoms.shared.ProblemCode;
import org.tandemoms.shared.Refused;

/** What callers say they have seen (RFC 9110, 13.1.1). */
class ETagTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", " \"7\" ", "W/\"7\""})
    void theTagThatWasGivenIsTheVersion(String header) {
        assertThat(ETag.required(header)).isEqualTo(7);
    }

    /** It is stale, not malformed: no entity of ours has it now. */
    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "\"\"", "W/\"stale\"", "\"-1\"", "\"99999999999999999999\""})
    void aTagOfSomethingElseIsNoVersionOfAnything(String header) {
        assertThat(ETag.required(header)).isNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "*", "\"7\", \"8\"", "\"7", "\"a b\""})
    void whatIsNotOneTagIsAWrongValue(String header) {
        assertThatThrownBy(() -> ETag.required(header))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.problem().code()).isEqualTo(ProblemCode.VALIDATION));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void whoHasSeenNothingChangesNothing(String header) {
        assertThatThrownBy(() -> ETag.required(header)).isInstanceOfSatisfying(Refused.class, no -> assertThat(
                        no.problem().code())
                .isEqualTo(ProblemCode.PRECONDITION_REQUIRED));
    }
}
