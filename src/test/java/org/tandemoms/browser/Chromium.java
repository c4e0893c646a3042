package org.tandemoms.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium; nothing is downloaded. */
public final class Chromium implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    /** A busy machine may take its time; what never comes still fails. */
    static final int PATIENCE_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    public static Chromium open() {
        return new Chromium(executable().orElseThrow());
    }

    static Optional<Path> executable() {
        return Stream.of(System.getProperty("chromium"), "/usr/bin/chromium", "/usr/bin/chromium-browser")
                .filter(path -> path != null && Files.isExecutable(Path.of(path)))
                .map(Path::of)
                .findFirst();
    }

    /** For {@code @EnabledIf}: says once why the browser tests do not run. */
    public static boolean isThere() {
        if (executable().isEmpty()) {
            System.out.println("Browser tests are skipped: no Chromium at /usr/bin/chromium. "
                    + "Install Debian's package chromium, or name one by -Dchromium=<path>.");
            return false;
        }
        return true;
    }

    /** An empty page in a browser of its own. */
    public Page blank(String url) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(url).setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context.newPage();
    }

    /** A person at a browser of their own, logged in, with no error on the browser's console. */
    Person logIn(String url, String name, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(url)
                .setLocale("en-GB")
                .setColorScheme(scheme)
                .setViewportSize(1440, 900));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        Page page = context.newPage();
        var person = new Person(page);
        page.navigate("/");
        page.waitForURL("**/login**");
        page.getByLabel("User name").fill(name);
        page.getByLabel("Password").fill("sandbox");
        page.getByRole(AriaRole.BUTTON).click();
        page.getByRole(AriaRole.NAVIGATION).waitFor();
        assertThat(page.url()).doesNotContain("/login");
        return person;
    }

    /** Everybody goes; whoever comes next finds nothing of them. */
    void leave() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
