package org.tandemoms.fix;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import quickfix.ConfigError;
import quickfix.FieldConvertError;
import quickfix.Initiator;
import quickfix.SessionID;
import quickfix.SessionSettings;

/**
 * Session files ({@code integrations/fix/*.cfg}): QuickFIX/J's own format, with placeholders for the OMS's properties and
 * settings of ours, which {@code clients.cfg} explains. Read from disk when the folder is
 * there, else from the jar.
 */
final class SessionFiles {
    private static final String ROLE = "Role";
    private static final String DEFAULT_ACCOUNT = "DefaultAccount";
    private static final String SYMBOLS = "Symbols";
    private static final String PORT_OFFSET = "SocketConnectPortOffset";
    private static final String ENABLED = "Enabled";
    private static final String USERNAME = "Username";
    private static final String PASSWORD = "Password";
    private static final Pattern CLEAR_PASSWORD = Pattern.compile("(?m)^Password=(?!\\$\\{|\\{bcrypt\\}).*$");

    private final Path home;
    private final PropertyResolver properties;

    SessionFiles(Path home, PropertyResolver properties) {
        this.home = home;
        this.properties = properties;
    }

    /** One settings object for each file that is switched on; a file that cannot be read stops the start. */
    List<SessionSettings> load() {
        List<SessionSettings> all = new ArrayList<>();
        for (Resource file : files()) {
            try {
                SessionSettings settings = parse(file);
                if (!settings.isSetting(ENABLED) || enabled(settings)) {
                    all.add(settings);
                }
            } catch (IOException | ConfigError | FieldConvertError | IllegalArgumentException e) {
                throw new IllegalStateException(
                        "FIX session file " + file.getFilename() + " cannot be used: " + e.getMessage(), e);
            }
        }
        return all;
    }

    /** The sessions of one file. */
    static List<FixSession> sessions(SessionSettings settings) {
        List<FixSession> sessions = new ArrayList<>();
        for (Iterator<SessionID> ids = settings.sectionIterator(); ids.hasNext(); ) {
            SessionID id = ids.next();
            try {
                FixSession.Role role = FixSession.Role.valueOf(settings.getString(id, ROLE));
                sessions.add(new FixSession(
                        id.getTargetCompID(),
                        id,
                        role,
                        Dialect.of(id.getBeginString()),
                        settings.isSetting(id, DEFAULT_ACCOUNT) ? settings.getString(id, DEFAULT_ACCOUNT) : null,
                        settings.isSetting(id, SYMBOLS)
                                ? List.of(settings.getString(id, SYMBOLS).split(","))
                                : List.of(),
                        credentials(id, settings)));
            } catch (ConfigError | IllegalArgumentException e) {
                throw new IllegalStateException("FIX session " + id + " cannot be used: " + e.getMessage(), e);
            }
        }
        return sessions;
    }

    private static Credentials credentials(SessionID id, SessionSettings settings) throws ConfigError {
        if (!settings.isSetting(id, PASSWORD)) {
            return null;
        }
        String password = settings.getString(id, PASSWORD);
        if (password.isBlank() || !settings.isSetting(id, USERNAME)) {
            throw new IllegalArgumentException("a session with Password has a Username, and neither is empty");
        }
        return new Credentials(settings.getString(id, USERNAME), password);
    }

    /** Both FIX's {@code Y} and a property's {@code true} mean yes. */
    private static boolean enabled(SessionSettings settings) throws ConfigError {
        String value = settings.getString(ENABLED);
        return value.equalsIgnoreCase("Y") || value.equalsIgnoreCase("true");
    }

    private SessionSettings parse(Resource file) throws IOException, ConfigError, FieldConvertError {
        try (InputStream in = file.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\n"));
            if (CLEAR_PASSWORD.matcher(text).find()) {
                throw new IllegalArgumentException(
                        "a Password is a hash ({bcrypt}...) or comes from a property (${...}), never clear in the file");
            }
            String resolved = properties.resolveRequiredPlaceholders(text);
            SessionSettings settings =
                    new SessionSettings(new ByteArrayInputStream(resolved.getBytes(StandardCharsets.UTF_8)));
            addPortOffsets(settings);
            return settings;
        }
    }

    private static void addPortOffsets(SessionSettings settings) throws ConfigError, FieldConvertError {
        for (Iterator<SessionID> ids = settings.sectionIterator(); ids.hasNext(); ) {
            SessionID id = ids.next();
            if (settings.isSetting(id, PORT_OFFSET)) {
                long port =
                        settings.getLong(id, Initiator.SETTING_SOCKET_CONNECT_PORT) + settings.getLong(id, PORT_OFFSET);
                settings.setLong(id, Initiator.SETTING_SOCKET_CONNECT_PORT, port);
            }
        }
    }

    private List<Resource> files() {
        try {
            if (Files.isDirectory(home)) {
                try (var onDisk = Files.list(home)) {
                    return onDisk.filter(path -> path.toString().endsWith(".cfg"))
                            .sorted()
                            .<Resource>map(FileSystemResource::new)
                            .toList();
                }
            }
            return List.of(new PathMatchingResourcePatternResolver().getResources("classpath*:integrations/fix/*.cfg"));
        } catch (IOException e) {
            throw new UncheckedIOException("FIX session files cannot be listed", e);
        }
    }
}
