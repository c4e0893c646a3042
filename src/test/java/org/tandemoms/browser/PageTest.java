package org.tandemoms.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of pages: on the one application, in a browser of its own for each test. */
@ExtendWith(OneTandem.class)
abstract class PageTest {

    static RunningTandem tandem;

    Chromium chromium;

    @BeforeAll
    static void findTandem(RunningTandem running) {
        // a busy machine may take its time; what never comes still fails
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        tandem = running;
    }

    @BeforeEach
    void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterEach
    void closeBrowser() {
        chromium.close();
    }
}
