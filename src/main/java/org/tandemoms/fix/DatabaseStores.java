package org.tandemoms.fix;

import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import quickfix.JdbcSetting;
import quickfix.JdbcStoreFactory;
import quickfix.MessageStoreFactory;
import quickfix.SessionSettings;

/**
 * Sequence numbers and sent messages in the engine's database, where the node that takes the sessions over finds them.
 * A change is durable before the message leaves.
 */
final class DatabaseStores {
    private static final String SCHEMA = "fix/stores.sql";

    private final DataSource database;

    DatabaseStores(DataSource database) {
        this.database = database;
        DatabasePopulatorUtils.execute(new ResourceDatabasePopulator(new ClassPathResource(SCHEMA)), database);
    }

    MessageStoreFactory factory(SessionSettings settings) {
        settings.setString(JdbcSetting.SETTING_JDBC_STORE_SESSIONS_TABLE_NAME, "fix_sessions");
        settings.setString(JdbcSetting.SETTING_JDBC_STORE_MESSAGES_TABLE_NAME, "fix_messages");
        // an absent part of a session's name: a key may hold no null
        settings.setString(JdbcSetting.SETTING_JDBC_SESSION_ID_DEFAULT_PROPERTY_VALUE, "");
        JdbcStoreFactory stores = new JdbcStoreFactory(settings);
        stores.setDataSource(database);
        return stores;
    }
}
