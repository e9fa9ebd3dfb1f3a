using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>What other products write into the cells of their files: read as it is meant, or refused beside the
/// cell.</summary>
public sealed class ProductValuesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TestUser Sales = TestUser.Sales;

    [Fact]
    public async Task Open_deals_come_with_their_stage_money_and_owner_and_those_that_are_over_are_refused()
    {
        var sign = ImportSteps.Unique();
        var url = await app.ImportedAsync(Sales, Kinds.Deal,
            "Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Stage,Deal - Status,"
            + "Deal - Expected close date,Deal - Deal created,Deal - Owner,Deal - Label\r\n"
            + $"Portal {sign},\"480,000.50\",USD,Buyer {sign},Proposal,Open,2027-02-28,2026-11-01 10:15:00,"
            + $"{Sales.Name},\"urgent {sign}, big {sign}\"\r\n"
            + $"Shop {sign},1200,KGS,Buyer {sign},Negotiation,Won,2026-10-01,2026-09-01 08:00:00,{Sales.Name},\r\n"
            + $"App {sign},900,KGS,Buyer {sign},Somewhere,Open,2027-02-28,2026-11-01 10:15:00,{Sales.Name},\r\n"
            + $"Site {sign},900,KGS,Buyer {sign},,Lost,,2026-11-01 10:15:00,{Sales.Name},\r\n");
        var figures = await app.FiguresAsync(Sales, url);
        Assert.StartsWith("1 0 0 3:", figures, StringComparison.Ordinal);
        Assert.Contains("3 Status Won Only open deals", figures, StringComparison.Ordinal);
        Assert.Contains("4 Stage Somewhere Nobody and nothing", figures, StringComparison.Ordinal);
        Assert.Contains("5 Status Lost Only open deals", figures, StringComparison.Ordinal);
        var deal = await app.InAsync<CrmDbContext, Deal>(
            db => db.Deals.Include(d => d.Stage).SingleAsync(d => d.Name.EndsWith(sign)));
        Assert.Equal(($"Portal {sign}", 480_000.50m, "USD"), (deal.Name, deal.Amount, deal.Currency));
        Assert.Equal(new DateOnly(2027, 2, 28), deal.ExpectedCloseOn);
        Assert.Equal("Proposal", deal.Stage!.Name);
        Assert.Equal(Sales.Id, deal.OwnerId);
    }

    [Theory]
    [InlineData("Deal Name,Associated Company,Deal Stage,Is Deal Closed?", "Proposal (Sales Pipeline),false",
        "Closed won (Sales Pipeline),true")]
    [InlineData("Название сделки,Компания,Стадия сделки,Сделка закрыта", "Proposal,Нет", "Сделка успешна,Да")]
    [InlineData("Название сделки,Компания,Этап сделки,Воронка", "Proposal,Основная", "Успешно реализовано,Основная")]
    [InlineData("Наименование,Партнер,Вид сделки,Статус", "Типовая,В работе", "Типовая,Проиграна")]
    [InlineData("Name,Company,Number,Status", "1,Proposal", "1,Lost")]
    public async Task Every_product_says_in_its_way_that_a_deal_is_over(string heads, string open, string over)
    {
        var sign = ImportSteps.Unique();
        var figures = await app.FiguresAsync(Sales, await app.CheckedAsync(Sales, Kinds.Deal,
            $"{heads}\r\nOpen {sign},Buyer {sign},{open}\r\nOver {sign},Buyer {sign},{over}\r\n"));
        Assert.StartsWith("1 0 0 1: 3 ", figures, StringComparison.Ordinal);
        Assert.Contains("Only open deals come out of a file", figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_addresses_the_first_is_the_address_and_the_others_are_not_lost()
    {
        var sign = ImportSteps.Unique();
        var url = await app.ImportedAsync(Sales, Kinds.Contact,
            "ID;Полное имя контакта;Имя;Фамилия;Компания;Кем создан контакт;Рабочий телефон;Мобильный телефон;"
            + "Другой телефон;Рабочий email;Личный email;Примечание 1;Примечание 2\r\n"
            + $"1;Азамат Усенов {sign};Азамат;Усенов;Buyer {sign};Admin;'+996555112233;'+996700445566;"
            + $"'+996312998877, +996 772 10 20 30, 0555 11 22 33;a@{sign}.kg, b@{sign}.kg;c@{sign}.kg;раз;два\r\n"
            + $"2;Бермет {sign};Бермет;;Buyer {sign};Admin;;;;;d@{sign}.kg;;\r\n");
        Assert.Equal("2 0 0 0", await app.FiguresAsync(Sales, url));
        var people = await app.InAsync<CrmDbContext, List<Contact>>(
            db => db.Contacts.Where(c => c.Name.EndsWith(sign)).OrderBy(c => c.Name).ToListAsync());
        Assert.Equal(($"a@{sign}.kg", "раз\nдва"), (people[0].Email, people[0].Notes));
        // As many phones as have room there.
        Assert.Equal("+996555112233, +996700445566, +996312998877, 0555 11 22 33", people[0].Phone);
        Assert.Equal($"+996 772 10 20 30, b@{sign}.kg, c@{sign}.kg", people[0].OtherAddresses);
        // What stands in the second column is the first that is said.
        Assert.Equal(($"d@{sign}.kg", ""), (people[1].Email, people[1].OtherAddresses));
    }

    [Fact]
    public async Task A_name_in_parts_is_one_name_and_what_is_asked_for_is_kept()
    {
        var sign = ImportSteps.Unique();
        var url = await app.ImportedAsync(Sales, Kinds.Lead,
            "ID;Название лида;Имя;Фамилия;Название компании;Рабочий e-mail;Источник;Возможная сумма;Валюта;"
            + "Ответственный;Комментарий\r\n"
            + $"1;Сайт для школы;Азамат;Усенов {sign};Школа {sign};a@{sign}.kg;Веб-сайт;150 000;Российский рубль;"
            + "Sales Saltanat;Просит позвонить\r\n"
            + $"2;Заявка {sign};;;;;Звонок;;;saltanat@test.example;\r\n"
            + $"3;Заявка;Нурлан;{sign};;;Неизвестно откуда;;;Nobody Here;\r\n");
        var figures = await app.FiguresAsync(Sales, url);
        Assert.StartsWith("2 0 0 1:", figures, StringComparison.Ordinal);
        Assert.Contains("4 Source Неизвестно откуда There is no such choice", figures, StringComparison.Ordinal);
        var leads = await app.InAsync<CrmDbContext, List<Lead>>(
            db => db.Leads.Where(l => l.Name.EndsWith(sign)).OrderBy(l => l.Name).ToListAsync());
        Assert.Equal([$"Азамат Усенов {sign}", $"Заявка {sign}"], leads.Select(l => l.Name));
        Assert.Equal(LeadSource.Website, leads[0].Source);
        Assert.Equal((150_000m, "RUB"), (leads[0].EstimatedValue ?? 0, leads[0].Currency));
        Assert.Equal("Сайт для школы\nПросит позвонить", leads[0].Note);
        Assert.All(leads, lead => Assert.Equal(Sales.Id, lead.OwnerId));
        Assert.Equal(LeadSource.Outreach, leads[1].Source);
    }

    [Fact]
    public async Task An_amount_is_in_the_currency_that_its_cell_says_and_in_no_other()
    {
        var sign = ImportSteps.Unique();
        var url = await app.ImportedAsync(Sales, Kinds.Lead,
            "Name;Email;Amount;Currency\r\n"
            + $"Dollars;d@{sign}.kg;$1 200,50;\r\nSoms;s@{sign}.kg;1 000 сом;KGS\r\n"
            + $"Which;w@{sign}.kg;1 000 сом;USD\r\nPart;p@{sign}.kg;50 %;\r\nPlain;n@{sign}.kg;700;EUR\r\n");
        var figures = await app.FiguresAsync(Sales, url);
        Assert.StartsWith("3 0 0 2:", figures, StringComparison.Ordinal);
        Assert.Contains("This amount is in KGS, and its row says USD.", figures, StringComparison.Ordinal);
        Assert.Contains("50 % Enter a number.", figures, StringComparison.Ordinal);
        var money = await app.InAsync<CrmDbContext, List<string>>(db => db.Leads
            .Where(l => l.EmailKey!.EndsWith($"{sign}.kg")).OrderBy(l => l.Name).Select(l => l.Currency).ToListAsync());
        Assert.Equal(["USD", "EUR", "KGS"], money);
    }

    [Fact]
    public async Task A_company_comes_with_the_parts_of_its_address_and_what_a_register_knows_of_it()
    {
        var sign = ImportSteps.Unique();
        await app.ImportedAsync(Sales, Kinds.Company,
            "Record ID,Company name,Street Address,City,Country/Region,Phone Number,Company owner,Lifecycle Stage\r\n"
            + $"1,Hub {sign},Kievskaya 120,Bishkek,Kyrgyzstan,+996 312 900 100,{Sales.Name},Customer\r\n");
        await app.ImportedAsync(Sales, Kinds.Company,
            "Список контрагентов;;;;;\r\n;;;;;\r\nКод;Наименование;Наименование полное;ИНН;КПП;Телефон\r\n"
            + $"000000017;Жибек {sign};ОсОО \"Жибек\" {sign};1{sign};;0312 90 01 00\r\n");
        var companies = await app.InAsync<CrmDbContext, List<ErpCrm.Crm.Companies.Company>>(
            db => db.Companies.Where(c => c.Name.EndsWith(sign)).OrderBy(c => c.Name).ToListAsync());
        Assert.Equal("Kievskaya 120, Bishkek, Kyrgyzstan", companies[0].Address);
        Assert.Equal(($"ОсОО \"Жибек\" {sign}", $"1{sign}"), (companies[1].LegalName, companies[1].TaxId));
    }
}
