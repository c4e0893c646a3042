package org.tandemoms.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A test of pages: on the one application, by people who have just sat down in front of a browser. */
abstract class PageTest {

    static RunningTandem tandem;

    /** Started once for a class, since it takes seconds; each test has pages, cookies and stores of its own. */
    static Chromium chromium;

    @BeforeAll
    static void findTandem() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        tandem = RunningTandem.shared();
        chromium = Chromium.open();
    }

    @AfterEach
    void leave() {
        chromium.leave();
    }

    /** Nothing went wrong that only the browser's console tells. */
    static void nobodyComplains(Person... people) {
        for (Person person : people) {
            assertThat(person.complaints()).as("the browser's console").isEmpty();
        }
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }
}
