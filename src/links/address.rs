//! Which addresses of the internet are asked: those that anybody could reach, and those that the user allows.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipnet::IpNet;
use thiserror::Error;

/// Networks that are asked although they are private.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed(Vec<IpNet>);

/// A text that names no network.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("“{0}” is no network; write an address or a range: 10.0.0.0/8, 192.168.1.7, fd00::/8")]
pub struct BadNetwork(String);

impl Allowed {
    /// The networks that `written` names, in CIDR notation or as single addresses.
    pub fn of<S: AsRef<str>>(written: &[S]) -> Result<Self, BadNetwork> {
        let network = |written: &S| {
            let text = written.as_ref().trim();
            let single = || text.parse::<IpAddr>().map(IpNet::from);
            text.parse::<IpNet>().or_else(|_| single()).map_err(|_| BadNetwork(text.to_owned()))
        };
        written.iter().map(network).collect::<Result<_, _>>().map(Self)
    }

    /// Why `address` is not asked; nothing where it may be.
    pub fn refuses(&self, address: IpAddr) -> Option<&'static str> {
        let is_allowed = |address: IpAddr| self.0.iter().any(|network| network.contains(&address));
        let inner = match address {
            IpAddr::V4(_) => None,
            IpAddr::V6(v6) => embedded(v6).map(IpAddr::V4),
        };
        if is_allowed(address) || inner.is_some_and(is_allowed) { None } else { refusal(address) }
    }
}

/// Why `address` is not asked unless it is allowed: it is not one of the public internet. An IPv4 address inside an IPv6 one
/// (mapped, NAT64, 6to4) counts for itself.
///
/// ```
/// use copydesk::links::refusal;
///
/// assert_eq!(refusal("93.184.216.34".parse().unwrap()), None);
/// assert!(refusal("64:ff9b::10.0.0.1".parse().unwrap()).is_some());
/// ```
pub fn refusal(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(v4) => refusal_v4(v4),
        IpAddr::V6(v6) => embedded(v6).map_or_else(|| refusal_v6(v6), refusal_v4),
    }
}

/// The IPv4 address that `v6` stands for: mapped (RFC 4291), NAT64 (RFC 6052), 6to4 (RFC 3056).
fn embedded(v6: Ipv6Addr) -> Option<Ipv4Addr> {
    let pair = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match v6.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low]
        // Translated (RFC 2765).
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => Some(pair(high, low)),
        // Compatible (RFC 4291, deprecated), but for `::` and `::1`.
        [0, 0, 0, 0, 0, 0, high, low] if high > 0 || low > 1 => Some(pair(high, low)),
        _ => None,
    }
}

/// The special-purpose registry of IANA, <https://www.iana.org/assignments/iana-ipv4-special-registry>.
fn refusal_v4(v4: Ipv4Addr) -> Option<&'static str> {
    match v4.octets() {
        // Azure answers with a machine's secrets on a public address.
        [168, 63, 129, 16] => Some("address of a cloud's metadata"),
        [127, ..] => Some("this machine"),
        [0, ..] => Some("no address"),
        [169, 254, ..] => Some("address of one link, or of a cloud's metadata"),
        [10, ..] | [172, 16..=31, ..] | [192, 168, ..] => Some("address of a private network"),
        [100, 64..=127, ..] => Some("address behind a provider's translation"),
        [224..=239, ..] => Some("address of a group"),
        [192, 0, 0, _] | [192, 88, 99, _] | [198, 18..=19, ..] | [240..=255, ..] => Some("reserved address"),
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => Some("address for examples"),
        _ => None,
    }
}

/// Only `2000::/3` is in use on the public internet (the IPv6 address space of IANA), and not all of it.
fn refusal_v6(v6: Ipv6Addr) -> Option<&'static str> {
    if v6.is_loopback() {
        return Some("this machine");
    }
    match v6.segments() {
        [0xfe80..=0xfebf, ..] => Some("address of one link"),
        [0xfc00..=0xfdff | 0xfec0..=0xfeff, ..] => Some("address of a private network"),
        [0xff00..=0xffff, ..] => Some("address of a group"),
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0x0fff, ..] => Some("address for examples"),
        // Teredo hides an IPv4 address, ORCHID is no address of a machine.
        [0x2001, 0..=0x01ff, ..] => Some("reserved address"),
        [0x2000..=0x3fff, ..] => None,
        _ => Some("reserved address"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn what_only_one_network_reaches_is_refused() {
        for private in [
            "127.0.0.1",
            "127.255.255.254",
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.192",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "239.255.255.250",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "::ffff:0:10.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b::a9fe:a9fe",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:c0a8:101::1",
            "2001:0:4136:e378:8000:63bf:3fff:fdd2",
            "2001:db8::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "100::1",
            "5f00::1",
        ] {
            assert!(refusal(address(private)).is_some(), "{private}");
        }
    }

    #[test]
    fn the_public_internet_is_not() {
        for public in [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.0",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "2606:4700:4700::1111",
            "2a00:1450:4001:80b::200e",
            "64:ff9b::1.1.1.1",
            "::ffff:1.1.1.1",
            "2002:101:101::1",
        ] {
            assert_eq!(refusal(address(public)), None, "{public}");
        }
    }

    #[test]
    fn what_the_user_allows_is_asked_and_nothing_beside_it() {
        let allowed = Allowed::of(&["10.1.0.0/16", " 127.0.0.1", "fd00::/8"]).expect("networks");
        for (asked, is_allowed) in [
            ("10.1.2.3", true),
            ("10.2.0.1", false),
            ("127.0.0.1", true),
            ("127.0.0.2", false),
            ("fd12::1", true),
            ("fc00::1", false),
            ("::ffff:10.1.2.3", true),
            ("64:ff9b::10.2.0.1", false),
            ("1.1.1.1", true),
        ] {
            assert_eq!(allowed.refuses(address(asked)).is_none(), is_allowed, "{asked}");
        }
        let wrong = Allowed::of(&["10.1.0.0/40"]).expect_err("no such range");
        assert!(wrong.to_string().starts_with("“10.1.0.0/40” is no network"));
        assert!(Allowed::of(&["localhost"]).is_err());
    }
}
