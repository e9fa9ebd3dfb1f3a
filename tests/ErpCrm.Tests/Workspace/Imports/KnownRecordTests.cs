using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Contacts;
using ErpCrm.Projects;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>A file that changes what is known takes nothing away that it does not speak of.</summary>
public sealed class KnownRecordTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TestUser Sales = TestUser.Sales;
    private static readonly (string, string) Changing = ("Way", "AddAndUpdate");

    [Fact]
    public async Task Further_phones_and_notes_of_a_company_come_beside_those_that_are_there()
    {
        var sign = ImportSteps.Unique();
        await app.ImportedAsync(Sales, Kinds.Company,
            $"Name;Phone;Notes\r\nFirm {sign};0312 900100, 0555 112233;Pays late\r\n");
        var file = $"Name;Phone;Notes\r\nFirm {sign};0700 445566;Moved\r\n";
        var url = await app.ImportedAsync(Sales, Kinds.Company, file, Changing);
        Assert.Equal("0 1 0 0", await app.FiguresAsync(Sales, url));
        Assert.Equal(("0700 445566, 0555 112233", "Pays late\nMoved"), await CompanyAsync(sign));
        // The same again, or one of the numbers in another spelling, is no change.
        foreach (var again in new[] { file, $"Name;Phone\r\nFirm {sign};+996 (555) 11-22-33\r\n" })
            Assert.Equal("0 0 1 0", await app.FiguresAsync(
                Sales, await app.CheckedAsync(Sales, Kinds.Company, again, Changing)));
        await app.DoImportAsync(Sales, url, "undo");
        Assert.Equal(("0312 900100, 0555 112233", "Pays late"), await CompanyAsync(sign));
    }

    [Fact]
    public async Task Phones_that_have_no_room_any_more_stand_in_the_notes_behind_what_is_there()
    {
        var sign = ImportSteps.Unique();
        await app.ImportedAsync(Sales, Kinds.Company,
            $"Name;Phone;Notes\r\nFirm {sign};+996 312 900 100, +996 312 900 101, +996 312 900 102;Pays late\r\n");
        await app.ImportedAsync(Sales, Kinds.Company, $"Name;Phone\r\nFirm {sign};+996 700 100 200, 0312900101, "
            + "+996 700 100 201\r\n", Changing);
        Assert.Equal(("+996 700 100 200, +996 312 900 101, +996 312 900 102", "Pays late\n+996 700 100 201"),
            await CompanyAsync(sign));
    }

    [Fact]
    public async Task Further_addresses_of_a_contact_come_beside_those_that_are_there()
    {
        var sign = ImportSteps.Unique();
        await app.ImportedAsync(Sales, Kinds.Contact,
            "Name;Company;Email;Other addresses;Notes\r\n"
            + $"Aziz {sign};Buyer {sign};a@{sign}.kg;Telegram @aziz;Likes tea\r\n", ("MakesMissing", "true"));
        var url = await app.ImportedAsync(Sales, Kinds.Contact,
            $"Name;Company;Email;Notes\r\nAziz {sign};Buyer {sign};\"a@{sign}.kg, b@{sign}.kg\";Called\r\n", Changing);
        Assert.Equal("0 1 0 0", await app.FiguresAsync(Sales, url));
        var contact = await app.InAsync<CrmDbContext, Contact>(db => db.Contacts.SingleAsync(
            c => c.Name == $"Aziz {sign}"));
        Assert.Equal(($"a@{sign}.kg", $"Telegram @aziz, b@{sign}.kg", "Likes tea\nCalled"),
            (contact.Email, contact.OtherAddresses, contact.Notes));
    }

    [Fact]
    public async Task What_a_lead_asks_for_comes_beside_what_was_noted()
    {
        var sign = ImportSteps.Unique();
        await app.ImportedAsync(Sales, Kinds.Lead, $"Name;Email;Note\r\nAzamat;a@{sign}.kg;Asked twice\r\n");
        var file = $"Name;Email;Subject;Note\r\nAzamat;a@{sign}.kg;Website;Call back\r\n";
        var url = await app.ImportedAsync(Sales, Kinds.Lead, file, Changing);
        Assert.Equal("0 1 0 0", await app.FiguresAsync(Sales, url));
        Assert.Equal("Asked twice\nCall back\nWebsite", await app.InAsync<CrmDbContext, string>(
            db => db.Leads.Where(l => l.EmailKey == $"a@{sign}.kg").Select(l => l.Note).SingleAsync()));
        Assert.Equal("0 0 1 0", await app.FiguresAsync(
            Sales, await app.CheckedAsync(Sales, Kinds.Lead, file, Changing)));
    }

    [Fact]
    public async Task The_note_of_a_deal_is_added_to()
    {
        var sign = ImportSteps.Unique();
        await app.ImportedAsync(Sales, Kinds.Deal,
            $"Deal;Client;Note\r\nPortal {sign};Buyer {sign};Wants it by May\r\n", ("MakesMissing", "true"));
        await app.ImportedAsync(Sales, Kinds.Deal,
            $"Deal;Client;Note\r\nPortal {sign};Buyer {sign};Budget agreed\r\n", Changing);
        Assert.Equal("Wants it by May\nBudget agreed", await app.InAsync<CrmDbContext, string>(
            db => db.Deals.Where(d => d.Name == $"Portal {sign}").Select(d => d.Note).SingleAsync()));
    }

    [Fact]
    public async Task Hours_that_a_file_changes_keep_what_was_noted_of_them()
    {
        var (admin, sign) = (TestUser.Administrator, ImportSteps.Unique());
        await app.ImportedAsync(admin, Kinds.Person, $"Name;Email\r\nTemir {sign};t{sign}@firm.kg\r\n");
        await app.ImportedAsync(admin, Kinds.Project, $"Project;Client\r\nSite {sign};Buyer {sign}\r\n");
        var day = $"{app.Today.AddDays(-9):yyyy-MM-dd}";
        string File(string time, string note) =>
            $"Employee;Date;Project;Hours;Note\r\nTemir {sign};{day};Site {sign};{time};{note}\r\n";
        await app.ImportedAsync(admin, Kinds.Week, File("2", "Drawing"));
        await app.ImportedAsync(admin, Kinds.Week, File("5", ""), Changing);
        Assert.Equal((300, "Drawing"), await HoursAsync(sign));
        await app.ImportedAsync(admin, Kinds.Week, File("6", "Building"), Changing);
        Assert.Equal((360, "Drawing; Building"), await HoursAsync(sign));
    }

    [Fact]
    public async Task A_sign_that_two_currencies_have_is_no_currency()
    {
        var sign = ImportSteps.Unique();
        var figures = await app.FiguresAsync(Sales, await app.CheckedAsync(Sales, Kinds.Lead,
            $"Name;Email;Amount;Currency\r\nYen;y@{sign}.kg;1200;¥\r\nWritten;w@{sign}.kg;¥1200;\r\n"
            + $"Yuan;c@{sign}.kg;1200;юань\r\n"));
        Assert.StartsWith("1 0 0 2:", figures, StringComparison.Ordinal);
        Assert.Contains("2 Currency ¥ There is no such choice", figures, StringComparison.Ordinal);
        Assert.Contains("3 Estimated value ¥1200 Enter a number.", figures, StringComparison.Ordinal);
    }

    private Task<(int, string)> HoursAsync(string sign) => app.InAsync<ProjectsDbContext, (int, string)>(async db =>
    {
        var entry = await db.TimeEntries.SingleAsync(e => e.Timesheet!.Person!.Name == $"Temir {sign}");
        return (entry.WorkedMinutes, entry.Note);
    });

    private Task<(string, string)> CompanyAsync(string sign) => app.InAsync<CrmDbContext, (string, string)>(async db =>
    {
        var company = await db.Companies.SingleAsync(c => c.Name == $"Firm {sign}");
        return (company.Phone, company.Notes);
    });
}
