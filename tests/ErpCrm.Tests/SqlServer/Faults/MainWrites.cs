using System.Globalization;
using AngleSharp.Html.Dom;
using ErpCrm.Crm;
using ErpCrm.Finance;
using ErpCrm.Identity;
using ErpCrm.Platform.Security;
using ErpCrm.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.Resources;
using ErpCrm.Tests.Finance;
using ErpCrm.Tests.Projects;
using ErpCrm.Tests.Resources;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.SqlServer.Faults;

/// <summary>A filled-in form that makes one document.</summary>
/// <param name="Typed">A value that somebody typed and must not lose; empty where the form has none.</param>
/// <param name="Count">How many documents there are.</param>
internal sealed record FilledForm(TestBrowser Browser, IHtmlDocument Page, string Selector,
    (string Name, string Value)[] Values, string Typed, Func<Task<int>> Count)
{
    public Task<TestAnswer> SubmitAsync() => Browser.SubmitAsync(Page, Selector, Values);
}

/// <summary>The write each module is there for.</summary>
internal static class MainWrites
{
    private static int _number;

    public static IReadOnlyDictionary<string, Func<TestApp, Task<FilledForm>>> All { get; } =
        new Dictionary<string, Func<TestApp, Task<FilledForm>>>
    {
        ["create a company"] = CompanyAsync,
        ["issue an invoice"] = InvoiceAsync,
        ["credit an invoice"] = CreditNoteAsync,
        ["register a payment"] = PaymentAsync,
        ["open a project"] = ProjectAsync,
        ["submit a week"] = WeekAsync,
        ["book a person"] = BookingAsync,
        ["invite a user"] = UserAsync,
    };

    private static string Unique(string name) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {Interlocked.Increment(ref _number)}");

    private static async Task<FilledForm> CompanyAsync(TestApp app)
    {
        var (browser, name) = (app.Browser(TestUser.Sales), Unique("Faulty"));
        return new FilledForm(browser, await browser.GetAsync("/crm/companies/create"), "form#company",
            [("Name", name), ("Industry", "Kept industry")], "Kept industry",
            () => app.InAsync<CrmDbContext, int>(db => db.Companies.CountAsync(c => c.Name == name)));
    }

    private static async Task<FilledForm> InvoiceAsync(TestApp app)
    {
        var scene = new FinanceScene(app);
        var company = await scene.CustomerAsync(Unique("Billed"));
        await scene.TimeAsync(await scene.ProjectAsync(company), 120);
        var id = await scene.DraftAsync(company);
        var browser = app.Browser(TestUser.Accountant);
        return new FilledForm(browser, await browser.GetAsync($"/finance/invoices/{id}/issue"), "form#issue", [], "",
            () => app.InAsync<FinanceDbContext, int>(db => db.IssuedDocuments.CountAsync(d => d.Id == id)));
    }

    private static async Task<FilledForm> CreditNoteAsync(TestApp app)
    {
        var (_, _, invoice) = await new FinanceScene(app).IssuedAsync(Unique("Credited"));
        var browser = app.Browser(TestUser.Accountant);
        return new FilledForm(browser, await browser.GetAsync($"/finance/invoices/{invoice}/credit"), "form#credit",
            [("Reason", "Kept reason")], "Kept reason",
            () => app.InAsync<FinanceDbContext, int>(db => db.CreditNotes.CountAsync(n => n.InvoiceId == invoice)));
    }

    private static async Task<FilledForm> PaymentAsync(TestApp app)
    {
        var customer = await app.CustomerAsync(Unique("Payer"));
        var invoice = await app.InvoiceAsync(customer, 1120, app.Today);
        var browser = app.Browser(TestUser.Accountant);
        return new FilledForm(browser, await browser.GetAsync($"/finance/payments/create?invoiceId={invoice.Id}"),
            "form#payment", [("Reference", "Kept reference")], "Kept reference",
            () => app.InAsync<FinanceDbContext, int>(db => db.Payments.CountAsync(p => p.CompanyId == customer.Id)));
    }

    private static async Task<FilledForm> ProjectAsync(TestApp app)
    {
        var (client, name) = (ProjectsWorld.NewClient(), Unique("Faulty project"));
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            db.Add(client);
            await db.SaveChangesAsync();
        });
        var browser = app.Browser(TestUser.ProjectManager);
        return new FilledForm(browser, await browser.GetAsync("/projects/projects/create"), "form#project",
            [("Name", name), ("CompanyId", $"{client.Id}"), ("Billing", "TimeAndMaterial"), ("Currency", "KGS"),
                ("Value", "1250"), ("BudgetHours", "40"), ("StartsOn", "2026-01-05")],
            name,
            () => app.InAsync<ProjectsDbContext, int>(db => db.Projects.CountAsync(p => p.Name == name)));
    }

    private static async Task<FilledForm> WeekAsync(TestApp app)
    {
        var person = await ProjectsWorld.PersonAsync(app, TestUser.TeamMember);
        var project = await ProjectsWorld.ProjectAsync(app, null, TestUser.ProjectManager, person);
        var monday = new DateOnly(2024, 1, 1).AddDays(7 * Interlocked.Increment(ref _number));
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            var sheet = Timesheet.Begin(person, monday);
            sheet.Record(sheet.Row(project.Id, null, billable: true).Id, monday, 480);
            db.Add(sheet);
            await db.SaveChangesAsync();
        });
        var browser = app.Browser(TestUser.TeamMember);
        return new FilledForm(browser, await browser.GetAsync($"/projects/time?week={monday.Iso()}"),
            "form[action*='submit']", [], "",
            () => app.InAsync<ProjectsDbContext, int>(db => db.Timesheets.CountAsync(
                s => s.PersonId == person && s.WeekStart == monday && s.State == TimesheetState.Submitted)));
    }

    private static async Task<FilledForm> BookingAsync(TestApp app)
    {
        var person = await ResourcesScene.PersonAsync(app, Unique("Booked"));
        var project = await ResourcesScene.ProjectAsync(app, Unique("Portal"));
        var browser = app.Browser(TestUser.ProjectManager);
        return new FilledForm(browser, await browser.GetAsync("/resources/bookings/create"), "form#booking",
            [("PersonId", $"{person}"), ("ProjectId", $"{project}"), ("From", app.Monday().Iso()), ("Weeks", "1"),
                ("Hours", "13")],
            "13",
            () => app.InAsync<ResourcesDbContext, int>(db => db.Bookings.CountAsync(b => b.PersonId == person)));
    }

    private static async Task<FilledForm> UserAsync(TestApp app)
    {
        var browser = app.Browser(TestUser.Administrator);
        var email = $"{Guid.NewGuid():N}@test.example";
        var role = await app.InAsync<IdentityModuleDbContext, Guid>(
            db => db.Roles.Where(r => r.Name == BuiltInRoles.Sales).Select(r => r.Id).SingleAsync());
        return new FilledForm(browser, await browser.GetAsync("/identity/users/invite"), "form#user",
            [("Name", "Kept name"), ("Email", email), ("RoleId", $"{role}")], email,
            () => app.InAsync<IdentityModuleDbContext, int>(db => db.Users.CountAsync(u => u.Email == email)));
    }
}
