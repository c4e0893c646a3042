package org.tandemoms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody at the staff page. What the browser's console complains of is remembered. */
final class Person {

    /** Names a folder for pictures; without it none are taken, so that a build leaves the tree as it is. */
    private static final String PICTURES = System.getProperty("tandem.pictures");

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Person(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            // the first question "who am I" is answered 401 by design, before the login
            if (message.type().equals("error") && !message.text().contains("401")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void opens(String path) {
        page.navigate(path);
        page.getByRole(AriaRole.MAIN).waitFor();
    }

    void presses(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** What a hand scanner does: the code and Enter, wherever the keyboard's focus may be. */
    void scans(String code) {
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    /** Waits until that heading stands on the page. */
    void reads(String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading))
                        .first())
                .isVisible();
    }

    /** Waits for what the page tells in passing; the same words may stand elsewhere on it. */
    void isTold(String words) {
        assertThat(page.getByRole(AriaRole.ALERT)
                        .filter(new Locator.FilterOptions().setHasText(words))
                        .first())
                .isVisible();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^" + name)));
    }

    /** As it stands, in dark colours, and on a telephone. */
    void takesPicture(String name) {
        if (PICTURES == null) {
            return;
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        picture(name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(name + ".dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(390, 844);
        picture(name + ".narrow");
        page.setViewportSize(1440, 900);
    }

    private void picture(String name) {
        page.waitForFunction("() => !document.querySelector('.bone')");
        // charts and grids follow the new size in a frame or two
        page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES, name + ".png")));
    }
}
