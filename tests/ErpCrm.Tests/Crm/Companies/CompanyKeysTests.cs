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
    [InlineData("Acme L.L.C.", "ACME, LLC")]
    [InlineData("Acme, s.r.o.", "Acme")]
    [InlineData("Acme Pvt. Ltd.", "Acme")]
    [InlineData("Acme GmbH & Co. KG", "Acme")]
    [InlineData("Acme Sp. z o.o.", "Acme S.p.A.")]
    [InlineData("Acme S.A.", "Acme A/S")]
    [InlineData("Асmе", "Acme")]
    [InlineData("О.с.О.О. «Ромашка»", "ромашка")]
    [InlineData("АО «Ромашка»", "OсOO Ромашка")]
    [InlineData("The Bakery", "Bakery Company")]
    [InlineData("Smith & Sons", "Smith and Sons")]
    [InlineData("Общество с ограниченной ответственностью «Бета»", "ОсОО «Бета»")]
    [InlineData("Жоопкерчилиги чектелген коом «Бета»", "ЖЧК Бета")]
    [InlineData("Индивидуальный предприниматель Асанов А. Б.", "ИП Асанов А.Б.")]
    [InlineData("Жеке ишкер Асанов", "Асанов")]
    [InlineData("Beta Limited Liability Company", "Beta")]
    [InlineData("ТОВ «Бета»", "Бета")]
    [InlineData("Beta A.Ş.", "Beta")]
    [InlineData("Beta Ltd. Şti.", "Beta")]
    [InlineData("Beta S.A. de C.V.", "Beta")]
    [InlineData("SARL Dupont", "Dupont S.A.R.L.")]
    [InlineData("შპს ბეტა", "ბეტა")]
    [InlineData("בטא בע\"מ", "בטא")]
    [InlineData("بيتا ذ.م.م", "بيتا")]
    [InlineData("株式会社山田", "山田")]
    [InlineData("北京科技有限公司", "北京科技")]
    [InlineData("주식회사 베타", "베타")]
    [InlineData("Công ty TNHH Beta", "Beta")]
    public void Spellings_of_one_company_have_one_key(string left, string right) =>
        Assert.Equal(CompanyKeys.OfName(left), CompanyKeys.OfName(right));

    [Theory]
    [InlineData("Ала-Тоо", "Ала-Тоо 2")]
    [InlineData("Altyn Capital", "Altyn Cargo")]
    [InlineData("AG Vision", "SA Vision")]
    [InlineData("SA Design", "AG Design")]
    [InlineData("AO Studio", "Studio")]
    [InlineData("Too Good", "Good")]
    [InlineData("Co Studio", "Studio")]
    [InlineData("C++ Studio", "C# Studio")]
    [InlineData("1C", "1C+")]
    [InlineData("Общество друзей", "Друзей")]
    [InlineData("Коом", "Коом плюс")]
    [InlineData("有限公司", "株式会社")]
    public void Different_companies_have_different_keys(string left, string right) =>
        Assert.NotEqual(CompanyKeys.OfName(left), CompanyKeys.OfName(right));

    [Fact]
    public void A_name_of_legal_forms_alone_still_has_a_key() => Assert.Equal("оао", CompanyKeys.OfName("ОАО"));

    [Theory]
    [InlineData("Алтын Капитал", "Altyn Capital")]
    [InlineData("ОсОО «Ала-Тоо»", "Ala-Too LLC")]
    [InlineData("Жылдыз", "Jyldyz")]
    [InlineData("Чүй Экспресс", "Chuy Express")]
    [InlineData("Kеy Grоup", "Key Group")]
    public void A_name_in_the_other_alphabet_sounds_the_same(string left, string right) =>
        Assert.Equal(CompanyKeys.OfSound(left), CompanyKeys.OfSound(right));

    [Theory]
    [InlineData("ОсОО «Бета»", "ОАО «Бета»", false)]
    [InlineData("Beta AG", "Beta SA", false)]
    [InlineData("ОсОО «Бета»", "Бета", true)]
    [InlineData("Beta L.L.C.", "LLC Beta", true)]
    [InlineData("ОсОО «Бета»", "ЖЧК «Бета»", true)]
    [InlineData("Открытое акционерное общество «Бета»", "ААК «Бета»", true)]
    [InlineData("ЗАО «Бета»", "ЖАК «Бета»", true)]
    [InlineData("ЖЧК «Бета»", "ЖАК «Бета»", false)]
    public void Another_legal_form_is_another_company_until_somebody_says_otherwise(string left, string right,
        bool mayBeOne) => Assert.Equal(mayBeOne, CompanyKeys.MayBeOne(left, right));

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
    public void Only_company_addresses_say_something_about_the_company(string? email, string? domain) =>
        Assert.Equal(domain, CompanyKeys.DomainOf(email));
}
