using ErpCrm.Identity.Passwords;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.Users;

namespace ErpCrm.Tests.Identity.Passwords;

public sealed class PasswordRulesTests
{
    private static readonly PasswordRules Rules = new(new CommonPasswords());
    private static readonly User Aida = new("Aida Bekova", "aida.bekova@orda.example", new Role("Sales"), "en");

    [Theory]
    [InlineData("short pass")]
    [InlineData("password1234")]
    [InlineData("Password2026!")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("passwordpassword")]
    [InlineData("qwertyuiop123")]
    [InlineData("123456789012")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("erpcrm123456")]
    [InlineData("Bishkek-2026!")]
    [InlineData("administrator1")]
    [InlineData("AidaBekova2026")]
    [InlineData("qwertyuiopasdfghjkl")]
    [InlineData("zxcvbnm,./asdfghjkl")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("йцукенгшщзхъ2026")]
    [InlineData("poiuytrewqlkjh")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("Correct Horse Battery Staple!")]
    [InlineData("iloveyouforever")]
    [InlineData("letmein-password")]
    [InlineData("Manchester.United1")]
    [InlineData("Пароль-бухгалтер")]
    [InlineData("Кыргызстан2026!")]
    [InlineData("thisisapassword")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("20261129120000")]
    public void Passwords_that_are_guessed_first_are_refused(string password) =>
        Assert.NotNull(Rules.RefusalOf(password, Aida));

    [Theory]
    [InlineData("Orda Consulting 2026")]
    [InlineData("consulting-orda!!")]
    [InlineData("office@orda.example")]
    [InlineData("ErpCrm ErpCrm 1")]
    public void Words_of_the_company_and_the_product_are_refused(string password) =>
        Assert.NotNull(new PasswordRules(new CommonPasswords(), new Company()).RefusalOf(password, null));

    [Theory]
    [InlineData("seven quiet horses")]
    [InlineData("жети тынч ат чуркайт")]
    [InlineData("x7!kQ2#mZ9@p")]
    [InlineData("aida rides to the lake")]
    public void Long_passwords_of_any_characters_are_good(string password) =>
        Assert.Null(Rules.RefusalOf(password, Aida));

    [Fact]
    public void A_hundred_and_twenty_eight_characters_are_the_most()
    {
        var sentence = string.Concat(Enumerable.Range(0, 64).Select(i => $"{(char)('a' + (i % 26))}{i % 7}"));
        Assert.Null(Rules.RefusalOf(sentence, null));
        Assert.NotNull(Rules.RefusalOf(sentence + "x", null));
    }

    private sealed class Company : ErpCrm.Platform.Company.ICompanyProfile
    {
        public ErpCrm.Platform.Company.CompanyProfile Current { get; } =
            new() { Name = "Orda Consulting", Email = "office@orda.example" };

        public bool IsSetUp => true;
    }
}
