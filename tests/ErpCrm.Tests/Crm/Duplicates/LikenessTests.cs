using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Duplicates;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Crm.Duplicates;

/// <summary>What speaks for two companies being one, by the keys they are known by (domain-rules §24).</summary>
public sealed class LikenessTests
{
    [Theory]
    [InlineData("Ala-Too", "", "", "", "ОсОО «Ала-Тоо»", "", "", "", 60)]
    [InlineData("Алтын", "", "", "", "ЖЧК Алтын", "", "", "", 70)]
    [InlineData("Үсөн ЖЧК", "", "", "", "Усон ООО", "", "", "", 70)]
    [InlineData("Алёна", "", "", "", "Алена", "", "", "", 70)]
    [InlineData("One", "01234567890123", "", "", "Two", "0123 4567 890 123", "", "", 100)]
    [InlineData("One", "111", "", "", "One", "222", "", "", 0)]
    [InlineData("One", "", "Info@One.example", "", "Two", "", "info@one.EXAMPLE ", "", 90)]
    [InlineData("One", "", "", "0700 55-66-77", "Two", "", "", "+996 700 556677", 70)]
    [InlineData("Manas Air Cargo", "", "a@manas.example", "", "Manas Aircargos", "", "b@manas.example", "", 80)]
    [InlineData("Manas Air Cargo", "", "a@gmail.com", "", "Manas Aircargos", "", "b@gmail.com", "", 0)]
    [InlineData("ОсОО «Нур»", "", "", "", "ОАО «Нур»", "", "", "", 0)]
    [InlineData("One", "", "a@one.example", "", "Two", "", "b@two.example", "", 0)]
    public void Keys_in_common_add_up(string name, string tax, string email, string phone, string otherName,
        string otherTax, string otherEmail, string otherPhone, int score)
    {
        var (left, right) = (Row(name, tax, email, phone), Row(otherName, otherTax, otherEmail, otherPhone));
        Assert.Equal(score, Math.Min(100, CompanyPairs.WhyOf(left, right).Sum(why => why.Points)));
        Assert.Equal(score, Math.Min(100, CompanyPairs.WhyOf(right, left).Sum(why => why.Points)));
    }

    [Fact]
    public void Thousands_with_one_key_make_few_pairs()
    {
        var rows = Enumerable.Range(0, 5000).Select(i => Row($"C{i}", "", "", "0700 000000")).ToList();
        Assert.True(Pairing.By(rows, r => r.PhoneKey).Count() <= 66);
    }

    private static CompanyKeysRow Row(string name, string tax, string email, string phone) => new(
        Guid.CreateVersion7(), name, tax, email, phone, CompanyKeys.OfName(name), CompanyKeys.OfSound(name),
        CompanyKeys.OfTaxId(tax), CompanyKeys.OfEmail(email), PhoneNumbers.KeyOf(phone), CompanyKeys.DomainOf(email));
}
