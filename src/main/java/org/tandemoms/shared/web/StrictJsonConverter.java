package org.tandemoms.shared.web;

import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;

/** The JSON converter of our own API: reads by {@link StrictJson}, writes decimals as strings. */
final class StrictJsonConverter extends MappingJackson2HttpMessageConverter {

    private final StrictJson json;

    StrictJsonConverter(StrictJson json) {
        super(json.mapper());
        this.json = json;
    }

    @Override
    public Object read(Type type, Class<?> contextClass, HttpInputMessage message) throws IOException {
        return read(getJavaType(type, contextClass), message);
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        return read(getJavaType(type, null), message);
    }

    private Object read(JavaType type, HttpInputMessage message) throws IOException {
        var errors = new CollectedErrors();
        Object value;
        try (InputStream body = message.getBody()) {
            value = json.read(body, type, errors);
        } catch (StrictJson.BodyUnreadable e) {
            throw new HttpMessageNotReadableException("The body could not be read", e.getCause(), message);
        }
        if (!errors.isEmpty()) {
            json.validate(value, errors);
            throw new InvalidBody(errors.toList(), message);
        }
        return value;
    }
}
