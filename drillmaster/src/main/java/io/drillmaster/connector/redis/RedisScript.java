package io.drillmaster.connector.redis;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;

/**
 * Changes that Redis makes as a whole, with a note beside the key: what it was, what it was made,
 * and by which calls.
 */
final class RedisScript {

    static final String NOTES = "drillmaster:was:";

    /** The key, its note; the value, the mark, and what it must be before, if anything. */
    static final String SET =
            """
            local was = redis.call('GET', KEYS[1])
            if ARGV[3] and (was or 'none') ~= ARGV[3] then return {'no', was or 'none'} end
            local dump = redis.call('DUMP', KEYS[1])
            if redis.call('EXISTS', KEYS[2]) == 0 then
              redis.call('HSET', KEYS[2], 'existed', dump and '1' or '0', 'was', dump or '',
                'until', redis.call('PEXPIRETIME', KEYS[1]))
            end
            redis.call('SET', KEYS[1], ARGV[1])
            redis.call('HSET', KEYS[2], 'now', ARGV[1], 'by ' .. ARGV[2], '1')
            return {'yes', was or 'none'}
            """;

    /** The key and its note. */
    static final String RESTORE =
            """
            if redis.call('EXISTS', KEYS[2]) == 0 then return {'yes', 'nothing'} end
            local now = redis.call('GET', KEYS[1])
            if now ~= redis.call('HGET', KEYS[2], 'now') then return {'no', now or 'none'} end
            local note = redis.call('HMGET', KEYS[2], 'existed', 'was', 'until')
            redis.call('DEL', KEYS[1])
            if note[1] == '1' and tonumber(note[3]) > 0 then
              redis.call('RESTORE', KEYS[1], note[3], note[2], 'ABSTTL')
            elseif note[1] == '1' then
              redis.call('RESTORE', KEYS[1], 0, note[2])
            end
            redis.call('DEL', KEYS[2])
            return {'yes', note[1] == '1' and 'value' or 'none'}
            """;

    private RedisScript() {}

    /** The note of one drill about one key. */
    static String note(Call call) {
        return NOTES + Token.drill(call) + ":" + call.with().getOrDefault("key", "");
    }

    /** What a hand-over leaves before it begins. */
    static String handOver(Call call) {
        return "drillmaster:failover:" + Token.of(call);
    }
}
