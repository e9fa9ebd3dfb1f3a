using ErpCrm.Platform.Mail;

namespace ErpCrm.Tests.Workspace.Mail;

public sealed class MailAddressesTests
{
    [Theory]
    [InlineData("a@b.kg", "a@b.kg"), InlineData(" Aida <aida@orda.kg>; x@y.kg ", "aida@orda.kg x@y.kg")]
    [InlineData("\"Bekova, Aida\" <aida@orda.kg>", "aida@orda.kg")]
    [InlineData("a@b.kg, A@B.KG", "a@b.kg"), InlineData("info@пример.рф", "info@пример.рф"), InlineData("", "")]
    public void Addresses_are_read_as_people_type_them(string typed, string expected)
    {
        var read = MailAddresses.Read(typed, out var wrong);
        Assert.Null(wrong);
        Assert.Equal(expected, string.Join(' ', read.Select(a => a.Address)));
    }

    [Theory]
    [InlineData("nobody"), InlineData("a@b"), InlineData("a b@c.kg"), InlineData("a@b.kg x@y.kg"), InlineData("@b.kg")]
    [InlineData("айгүл@orda.kg"), InlineData("a@-.kg"), InlineData("a@b..kg"), InlineData("<>"), InlineData("a@b.kg\0")]
    public void What_is_no_address_is_said(string typed)
    {
        MailAddresses.Read($"ok@ok.kg, {typed}", out var wrong);
        Assert.NotNull(wrong);
    }

    [Fact]
    public void A_line_break_starts_no_header()
    {
        MailAddresses.Read("a@b.kg\r\nBcc: x@y.kg", out var wrong);
        Assert.Equal("Bcc: x@y.kg", wrong);
        Assert.Equal("a Bcc: x@y.kg", MailText.OneLine("a\nBcc: x@y.kg"));
        Assert.DoesNotContain('\u2028', MailText.OneLine("a\u2028b"));
    }

    [Fact]
    public void A_name_may_hold_anything_and_stays_one_line()
    {
        var address = MailAddresses.Of("Orda\tLLC\r\nBcc: x@y.kg", "office@orda.kg")!;
        Assert.Equal("Orda LLC  Bcc: x@y.kg", address.Name);
        Assert.Equal("office@orda.kg", MailAddresses.Of(address.ToString())!.Address);
    }

    [Theory]
    [InlineData("Info@Пример.рф", "info@xn--e1afmkfd.xn--p1ai"), InlineData("A@B.kg", "a@b.kg")]
    public void Two_spellings_of_one_address_are_one(string address, string key) =>
        Assert.Equal(key, MailAddresses.KeyOf(address));

    [Fact]
    public void A_long_subject_is_cut_between_letters() =>
        Assert.Equal(199, MailText.OneLine(new string('a', 199) + "😀").Length);
}
