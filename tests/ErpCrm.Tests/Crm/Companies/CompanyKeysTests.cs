using CsCheck;
using ErpCrm.Crm.Companies;

namespace ErpCrm.Tests.Crm.Companies;

public class CompanyKeysTests
{
    [Theory]
    [InlineData("ОсОО «Ала-Тоо»", "Ала Тоо")]
    [InlineData("Meridian Capital GmbH", "meridian  capital")]
    [InlineData("ЗАО «Алтын Капитал»", "алтын капитал, ОАО")]
    [InlineData("Café Öst Ltd.", "Cafe Ost")]
    public void Spellings_of_one_company_have_one_key(string left, string right) => Assert.Equal(CompanyKeys.OfName(left), CompanyKeys.OfName(right));

    [Theory]
    [InlineData("Ала-Тоо", "Ала-Тоо 2")]
    [InlineData("Altyn Capital", "Altyn Cargo")]
    public void Different_companies_have_different_keys(string left, string right) => Assert.NotEqual(CompanyKeys.OfName(left), CompanyKeys.OfName(right));

    [Fact]
    public void A_name_of_legal_forms_alone_still_has_a_key() => Assert.Equal("оао", CompanyKeys.OfName("ОАО"));

    [Fact]
    public void The_key_never_exceeds_its_column_and_ignores_case() => Gen.String.Sample(name =>
    {
        var key = CompanyKeys.OfName(name);
        Assert.True(key.Length <= CompanyKeys.Length);
        Assert.Equal(key, CompanyKeys.OfName($"  «{name}» "));
    });

    [Theory]
    [InlineData("a@ala-too.kg", "ala-too.kg")]
    [InlineData("A@Gmail.com", null)]
    [InlineData("nothing", null)]
    [InlineData(null, null)]
    public void Only_company_addresses_say_something_about_the_company(string? email, string? domain) => Assert.Equal(domain, CompanyKeys.DomainOf(email));
}
