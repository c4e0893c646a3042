package org.tandemoms.procurement.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The forecast that would have been right is the one that is used. */
class BackTestTest {

    private static final double[] WEEK = {20, 10, 12, 14, 30, 45, 5};

    @Test
    void demandWithAWeekIsForecastWithAWeek() {
        Random noise = new Random(3);
        double[] history = IntStream.range(0, 140)
                .mapToDouble(day -> Math.max(1, WEEK[day % 7] + noise.nextGaussian()))
                .toArray();

        BackTest.Choice choice = BackTest.choose(history, 14);

        assertThat(choice.method().isSeasonal()).isTrue();
        assertThat(choice.testPeriods()).isEqualTo(28);
        assertThat(choice.error()).isCloseTo(1, within(0.5));
        assertThat(choice.forecast().forecast().get(5))
                .as("the sixth day of the week is the strong one")
                .isCloseTo(45, within(3.0));
        assertThat(choice.candidates())
                .extracting(BackTest.Candidate::rmse)
                .isSorted()
                .first()
                .isEqualTo(choice.error());
    }

    @Test
    void theErrorShownIsThatOfForecastsMadeBeforeTheDemandWasKnown() {
        double[] flat = new double[60];
        Arrays.fill(flat, 0, 40, 10);
        Arrays.fill(flat, 40, 60, 20);

        BackTest.Choice choice = BackTest.choose(flat, 7);

        assertThat(choice.testPeriods()).isEqualTo(20);
        assertThat(choice.error())
                .as("nobody could know of the jump on the first tried day")
                .isGreaterThanOrEqualTo(10 / Math.sqrt(20));
    }

    @Test
    void sporadicDemandIsNotForecastAsNothing() {
        double[] history = new double[120];
        for (int day = 3; day < history.length; day += 5) {
            history[day] = 4;
        }

        BackTest.Choice choice = BackTest.choose(history, 10);

        assertThat(choice.forecast().forecast().stream()
                        .mapToDouble(one -> one)
                        .average()
                        .orElseThrow())
                .as("4 every fifth day is 0.8 a day")
                .isCloseTo(0.8, within(0.25));
    }

    @Test
    void aShortHistoryIsAveragedAndSaysSo() {
        BackTest.Choice choice = BackTest.choose(new double[] {2, 4, 6}, 3);

        assertThat(choice.testPeriods()).isZero();
        assertThat(choice.candidates()).isEmpty();
        assertThat(choice.forecast().forecast()).containsExactly(4.0, 4.0, 4.0);
        assertThat(choice.error()).isEqualTo(2);
    }

    @Test
    void oneDayIsAHistoryToo() {
        BackTest.Choice choice = BackTest.choose(new double[] {7}, 2);

        assertThat(choice.forecast().forecast()).containsExactly(7.0, 7.0);
        assertThat(choice.error()).isEqualTo(7);
    }
}
