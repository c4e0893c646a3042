package org.tandemoms.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One started application for the page tests of all classes, since each start costs half a minute; it is stopped after
 * the last of them. So a test leaves stock and stops as it found them, and looks only for what it has placed itself.
 */
final class OneTandem implements ParameterResolver {

    private record Started(RunningTandem tandem) implements CloseableResource {

        @Override
        public void close() {
            tandem.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RunningTandem.class;
    }

    @Override
    public RunningTandem resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(OneTandem.class))
                .getOrComputeIfAbsent(Started.class, key -> start(), Started.class)
                .tandem();
    }

    private static Started start() {
        try {
            return new Started(RunningTandem.start());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
