using System.Net;
using System.Net.Sockets;
using CsCheck;
using ErpCrm.Platform.Outgoing;

namespace ErpCrm.Tests.Platform.Outgoing;

/// <summary>Addresses that requests of ours may go to, and those that only look like them.</summary>
public sealed class NetworkAddressesTests
{
    [Theory]
    [InlineData("8.8.8.8"), InlineData("1.1.1.1"), InlineData("100.63.255.255"), InlineData("100.128.0.0")]
    [InlineData("172.15.255.255"), InlineData("172.32.0.0"), InlineData("192.167.255.255")]
    [InlineData("223.255.255.255")]
    [InlineData("11.0.0.0"), InlineData("9.255.255.255"), InlineData("169.253.255.255"), InlineData("198.17.255.255")]
    [InlineData("2606:4700:4700::1111"), InlineData("2a00:1450:4001:81b::200e"), InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    public void What_anybody_can_have_is_public(string address) =>
        Assert.True(NetworkAddresses.IsPublic(IPAddress.Parse(address)), address);

    [Theory]
    [InlineData("0.0.0.0"), InlineData("0.255.255.255"), InlineData("10.0.0.0"), InlineData("10.255.255.255")]
    [InlineData("100.64.0.0"), InlineData("100.127.255.255"), InlineData("100.100.100.200"), InlineData("127.0.0.1")]
    [InlineData("127.255.255.255"), InlineData("169.254.0.0"), InlineData("169.254.169.254")]
    [InlineData("169.254.255.255"), InlineData("172.16.0.0"), InlineData("172.31.255.255"), InlineData("192.0.0.192")]
    [InlineData("192.0.2.1"), InlineData("192.88.99.1"), InlineData("192.168.0.0"), InlineData("192.168.255.255")]
    [InlineData("198.18.0.0"), InlineData("198.19.255.255"), InlineData("198.51.100.1"), InlineData("203.0.113.1")]
    [InlineData("224.0.0.1"), InlineData("239.255.255.255"), InlineData("240.0.0.0"), InlineData("255.255.255.255")]
    [InlineData("168.63.129.16"), InlineData("::"), InlineData("::1"), InlineData("::7f00:1"), InlineData("fe80::1")]
    [InlineData("fe80::1%1"), InlineData("febf::1"), InlineData("fec0::1"), InlineData("fc00::1")]
    [InlineData("fd00:ec2::254"), InlineData("fdff::1"), InlineData("ff02::1"), InlineData("ff0e::1")]
    [InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:192.168.1.1"), InlineData("::ffff:0:127.0.0.1"), InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b::a9fe:a9fe"), InlineData("64:ff9b:1::1"), InlineData("2001::1"), InlineData("2001:10::1")]
    [InlineData("2001:db8::1"), InlineData("2002:7f00:1::"), InlineData("2002:a9fe:a9fe::1"), InlineData("3fff::1")]
    [InlineData("100::1"), InlineData("5f00::1")]
    public void What_is_of_a_network_of_ones_own_is_not(string address) =>
        Assert.False(NetworkAddresses.IsPublic(IPAddress.Parse(address)), address);

    [Fact]
    public void An_address_keeps_what_it_is_however_it_is_written() => Gen.Byte.Array[4].Sample(bytes =>
    {
        var plain = new IPAddress(bytes);
        Assert.Equal(NetworkAddresses.IsPublic(plain), NetworkAddresses.IsPublic(plain.MapToIPv6()));
        Assert.Equal(AddressFamily.InterNetwork, NetworkAddresses.Plain(plain.MapToIPv6()).AddressFamily);
    });
}
