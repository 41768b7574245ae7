# Cuts the power of one host: takes its cables down, then kills its init, and nothing else.
# Runs inside the namespace of the lab's switches. Arguments: host, init's process id, cables.
# Prints one JSON line: the cut happened between the two readings of each clock.
use strict;
use warnings;
use Socket;
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC CLOCK_REALTIME);

$| = 1;

use constant { SIOCGIFFLAGS => 0x8913, SIOCSIFFLAGS => 0x8914, IFF_UP => 1 };

my ($host, $init, @cables) = @ARGV;

sub nanoseconds { return int(clock_gettime($_[0]) * 1e9) }

# The new flags are worked out before the clock is read, so that the reading brackets only the cut.
socket(my $door, PF_INET, SOCK_DGRAM, 0) or die "no socket: $!\n";
my @requests = map { down_request($_) } @cables;
my @before = (nanoseconds(CLOCK_MONOTONIC), nanoseconds(CLOCK_REALTIME));
for my $request (@requests) {
    ioctl($door, SIOCSIFFLAGS, $request) or die "a cable of $host could not be taken down: $!\n";
}
my @after = (nanoseconds(CLOCK_MONOTONIC), nanoseconds(CLOCK_REALTIME));
kill(9, $init) or die "the init of $host (process $init) could not be killed: $!\n";
printf qq({"host":"%s","cut_monotonic_ns":[%d,%d],"cut_wall_ns":[%d,%d]}\n),
    $host, $before[0], $after[0], $before[1], $after[1];

# The host is off when its init has no executable any more; the kernel ends the rest of it first.
for (1 .. 400) {
    last unless -e "/proc/$init/exe";
    select(undef, undef, undef, 0.005);
}

sub down_request {
    my ($cable) = @_;
    my $request = pack('a16 s x22', $cable, 0);
    ioctl($door, SIOCGIFFLAGS, $request) or die "no cable $cable: $!\n";
    my ($name, $flags) = unpack('a16 s', $request);
    return pack('a16 s x22', $name, $flags & ~IFF_UP);
}
