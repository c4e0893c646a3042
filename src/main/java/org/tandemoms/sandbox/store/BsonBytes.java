package org.tandemoms.sandbox.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Set;

/**
 * Documents as BSON bytes. The store keeps bytes and not the library's mutable documents: what one command still changes
 * can then never be seen half-done by another command or by the writer of the file.
 */
final class BsonBytes {

    private BsonBytes() {}

    static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    /** The document with some of its fields only; the others are stepped over, which is much cheaper than reading them. */
    static Document decodeFields(byte[] bytes, Set<String> fields) {
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes).skipBytes(Integer.BYTES);
        Document document = new Document();
        for (byte type = buffer.readByte(); type != 0; type = buffer.readByte()) {
            String name = BsonDecoder.decodeCString(buffer);
            if (fields.contains(name)) {
                document.put(name, BsonDecoder.decodeValue(type, buffer));
            } else {
                skip(type, buffer);
            }
        }
        return document;
    }

    /** Steps over a value (<a href="https://bsonspec.org/spec.html">BSON specification</a>). */
    private static void skip(byte type, ByteBuf buffer) {
        int length =
                switch (type) {
                    case BsonConstants.TYPE_BOOLEAN -> 1;
                    case BsonConstants.TYPE_INT32 -> 4;
                    case BsonConstants.TYPE_DOUBLE,
                            BsonConstants.TYPE_INT64,
                            BsonConstants.TYPE_UTC_DATETIME,
                            BsonConstants.TYPE_TIMESTAMP -> 8;
                    case BsonConstants.TYPE_OBJECT_ID -> 12;
                    case BsonConstants.TYPE_DECIMAL128 -> 16;
                    case BsonConstants.TYPE_UTF8_STRING -> 4 + buffer.getIntLE(buffer.readerIndex());
                    case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY ->
                        buffer.getIntLE(buffer.readerIndex());
                    case BsonConstants.TYPE_DATA -> 5 + buffer.getIntLE(buffer.readerIndex());
                    default -> -1;
                };
        if (length >= 0) {
            buffer.skipBytes(length);
        } else {
            BsonDecoder.decodeValue(type, buffer);
        }
    }
}
