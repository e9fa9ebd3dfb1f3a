using ErpCrm.Contracts;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Projects;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.Projects.Time;
using ErpCrm.Resources;
using ErpCrm.Tests.Workspace.Fields;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Imports;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Imports;

/// <summary>People, projects, tasks and hours out of files.</summary>
public sealed class PeopleAndWorkImportTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly TestUser Admin = TestUser.Administrator;

    [Fact]
    public async Task People_come_with_their_departments_and_go_with_them()
    {
        var sign = ImportSteps.Unique();
        await app.DrainAsync();
        var file = $"ФИО;Почта;Отдел;Должность;Дата приёма\r\nАйзада {sign};a{sign}@firm.kg;Дизайн {sign};Дизайнер;"
            + $"03.02.2025\r\nMax {sign};;дизайн {sign};Developer;13.04.2024\r\nMax {sign};;;;\r\n"
            + $"Late {sign};;;;31.02.2025\r\n";
        var url = await app.ImportedAsync(Admin, "person", file);
        Assert.StartsWith("2 0 0 2", await app.FiguresAsync(Admin, url), StringComparison.Ordinal);
        var people = await app.InAsync<ResourcesDbContext, List<ErpCrm.Resources.People.Person>>(db => db.People
            .Where(p => p.Name.EndsWith(sign)).OrderBy(p => p.Name).ToListAsync());
        Assert.Equal(["Max " + sign, "Айзада " + sign], people.Select(p => p.Name));
        Assert.Equal(people[0].DepartmentId, people[1].DepartmentId);
        Assert.Equal(new DateOnly(2024, 4, 13), people[0].JoinedOn);
        Assert.Equal(2, await app.InAsync<ProjectsDbContext, int>(
            db => db.People.CountAsync(p => p.Name.EndsWith(sign))));

        // The same file again changes nothing; a job title that is another one is changed, and brought back.
        Assert.StartsWith("0 0 2", await app.FiguresAsync(Admin, await app.CheckedAsync(Admin, "person", file)),
            StringComparison.Ordinal);
        var changed = await app.ImportedAsync(Admin, "person",
            $"Name;Job title;Department\r\nMax {sign};Lead;Разработка {sign}\r\n", ("Way", "AddAndUpdate"));
        Assert.Equal("0 1 0 0", await app.FiguresAsync(Admin, changed));
        Assert.Equal(("Lead", $"Разработка {sign}"), await JobOfAsync(people[0].Id));
        await app.DoImportAsync(Admin, changed, "undo");
        Assert.Equal(("Developer", $"Дизайн {sign}"), await JobOfAsync(people[0].Id));

        // Whoever was changed since stays, and his department with him.
        await app.DoImportAsync(Admin, url, "undo");
        Assert.Equal(["Max " + sign], await app.InAsync<ResourcesDbContext, List<string>>(
            db => db.People.Where(p => p.Name.EndsWith(sign)).Select(p => p.Name).ToListAsync()));
        var before = await PeopleStateAsync();
        await app.DoImportAsync(Admin, await app.ImportedAsync(Admin, "person",
            $"Name;Email;Department\r\nAnna {sign};n{sign}@firm.kg;Sales {sign}\r\n"), "undo");
        Assert.Equal(before, await PeopleStateAsync());
    }

    [Fact]
    public async Task Projects_bring_their_clients_tasks_their_people_and_hours_are_added_up()
    {
        var sign = ImportSteps.Unique();
        await app.ImportedAsync(Admin, "person", $"Name;Email\r\nBermet {sign};b{sign}@firm.kg\r\n");
        await app.DrainAsync();
        var before = await WorkStateAsync();
        var projects = await app.ImportedAsync(Admin, "project",
            $"Project;Client;Code;Value;Start date;Members\r\nPortal {sign};Buyer {sign};W-{sign};480 000,50;"
            + $"02.02.2026;b{sign}@firm.kg\r\nApp {sign};buyer {sign};;;16.03.2026;\r\n"
            + $"Portal {sign};Nobody {sign};w-{sign};;;\r\n");
        Assert.StartsWith("2 0 0 1", await app.FiguresAsync(Admin, projects), StringComparison.Ordinal);
        var portal = await ProjectAsync($"Portal {sign}");
        Assert.Equal(($"W-{sign}", 480_000.50m), (portal.Code, portal.ContractAmount));
        Assert.Equal(portal.CompanyId, (await ProjectAsync($"App {sign}")).CompanyId);
        Assert.NotNull(ProjectCode.NumberOf((await ProjectAsync($"App {sign}")).Code));

        var tasks = await app.ImportedAsync(Admin, "task",
            $"Задача;Проект;Исполнитель;Оценка;Статус\r\nDraw;W-{sign};Bermet {sign};1:30;Done\r\n"
            + $"Build;App {sign};b{sign}@firm.kg;8;\r\nNowhere;No {sign};;;\r\n");
        Assert.StartsWith("2 0 0 1", await app.FiguresAsync(Admin, tasks), StringComparison.Ordinal);
        var draw = await app.InAsync<ProjectsDbContext, ProjectTask>(
            db => db.Tasks.SingleAsync(t => t.ProjectId == portal.Id));
        Assert.Equal((TaskState.Done, 90), (draw.State, draw.EstimateMinutes));

        var day = app.Today.AddDays(-9);
        var hours = await app.ImportedAsync(Admin, "week",
            $"Employee;Date;Project;Task;Hours;Note\r\nb{sign}@firm.kg;{day:yyyy-MM-dd};W-{sign};Draw;1.5;first\r\n"
            + $"Bermet {sign};{day:yyyy-MM-dd};Portal {sign};draw;1:30;second\r\n"
            + $"Bermet {sign};{day:yyyy-MM-dd};Portal {sign};New one;22;\r\n"
            + $"Bermet {sign};{day:yyyy-MM-dd};App {sign};;2;\r\n"
            + $"Bermet {sign};{app.Today.AddDays(30):yyyy-MM-dd};App {sign};;2;\r\n");
        Assert.StartsWith("3 0 0 2", await app.FiguresAsync(Admin, hours), StringComparison.Ordinal);
        var entries = await app.InAsync<ProjectsDbContext, List<TimeEntry>>(db => db.TimeEntries
            .Where(e => e.ProjectId == portal.Id).OrderBy(e => e.WorkedMinutes).ToListAsync());
        // Twenty-two hours more did not fit into the day.
        Assert.Equal([180], entries.Select(e => e.WorkedMinutes));
        Assert.Equal("first; second", entries[0].Note);
        Assert.Equal(180, entries[0].BillableMinutes);

        foreach (var url in new[] { hours, tasks, projects }) await app.DoImportAsync(Admin, url, "undo");
        Assert.Equal(before, await WorkStateAsync());
    }

    [Fact]
    public async Task Hours_that_are_there_stay_and_a_week_that_was_handed_in_takes_none()
    {
        var sign = ImportSteps.Unique();
        await app.ImportedAsync(Admin, "person", $"Name;Email\r\nTemir {sign};t{sign}@firm.kg\r\n");
        await app.ImportedAsync(Admin, "project", $"Project;Client\r\nSite {sign};Buyer {sign}\r\n");
        var day = app.Today.AddDays(-9);
        string Row(string time) => $"Employee;Date;Project;Hours\r\nTemir {sign};{day:yyyy-MM-dd};Site {sign};{time}\r\n";
        await app.ImportedAsync(Admin, "week", Row("2"));
        Assert.Equal("0 0 1 0", await app.FiguresAsync(Admin, await app.CheckedAsync(Admin, "week", Row("5"))));
        var changed = await app.ImportedAsync(Admin, "week", Row("5"), ("Way", "AddAndUpdate"));
        Assert.Equal(300, await MinutesAsync(sign));
        await app.DoImportAsync(Admin, changed, "undo");
        Assert.Equal(120, await MinutesAsync(sign));
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            var sheet = await db.WholeSheets().SingleAsync(s => s.Person!.Name == $"Temir {sign}");
            sheet.Submit("Temir", app.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        });
        Assert.Contains("This week is submitted", await app.FiguresAsync(
            Admin, await app.CheckedAsync(Admin, "week", Row("3"), ("Way", "AddAndUpdate"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_and_tags_of_the_company_come_with_the_row_and_go_with_it()
    {
        var sign = ImportSteps.Unique();
        var number = await app.FieldAsync(CustomType.Number);
        var needed = await app.FieldAsync(CustomType.Text, change: said => said with { IsRequired = true });
        try
        {
            var (one, two) = (number.ToField().Name.Said, needed.ToField().Name.Said);
            var before = await app.RowsAsync<WorkspaceDbContext>(
                typeof(RecordTag), typeof(ErpCrm.Workspace.Tags.Tag));
            var url = await app.ImportedAsync(TestUser.Sales, "lead",
                $"Name;Email;{one};{two};Tags\r\nAzamat;a{sign}@x.kg;12,5;soon;Fair {sign}, Hot {sign}\r\n"
                + $"Bermet;b{sign}@x.kg;many;soon;\r\nCholpon;c{sign}@x.kg;1;;\r\n");
            Assert.StartsWith("1 0 0 2", await app.FiguresAsync(TestUser.Sales, url), StringComparison.Ordinal);
            var lead = await app.InAsync<ErpCrm.Crm.CrmDbContext, ErpCrm.Crm.Leads.Lead>(
                db => db.Leads.SingleAsync(l => l.EmailKey == $"a{sign}@x.kg"));
            Assert.Equal(12.5m, CustomValues.Of(lead.Custom).NumberOf(number.ToField().Key));
            Assert.Equal(2, await app.InAsync<WorkspaceDbContext, int>(
                db => db.Set<RecordTag>().CountAsync(t => t.RecordId == lead.Id)));
            await app.DoImportAsync(TestUser.Sales, url, "undo");
            Assert.Equal(before, await app.RowsAsync<WorkspaceDbContext>(
                typeof(RecordTag), typeof(ErpCrm.Workspace.Tags.Tag)));
        }
        finally
        {
            await app.DeleteAsync(number, needed);
        }
    }

    [Fact]
    public async Task A_day_that_may_be_a_month_is_asked()
    {
        var sign = ImportSteps.Unique();
        var browser = app.Browser(Admin);
        var url = await app.ColumnsAsync(browser, "person", $"Name;Hired\r\nAnna {sign};03/04/2025\r\n");
        var refused = await browser.SubmitAsync(await browser.GetAsync(url), "form#import-columns");
        Assert.Contains("whether the day or the month", refused.Page.Body!.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(await browser.GetAsync(url), "form#import-columns", ("Columns[1].Form", "mdy")))
            .Saved();
        await app.WorkOnImportsAsync();
        await app.DoImportAsync(Admin, url[..url.LastIndexOf('/')], "run");
        Assert.Equal(new DateOnly(2025, 3, 4), await app.InAsync<ResourcesDbContext, DateOnly>(
            db => db.People.Where(p => p.Name == $"Anna {sign}").Select(p => p.JoinedOn).SingleAsync()));
    }

    [Fact]
    public async Task Two_imports_of_one_file_make_its_records_once()
    {
        var sign = ImportSteps.Unique();
        var file = "Name;Tax id\r\n"
            + string.Concat(Enumerable.Range(1, 30).Select(i => $"Firm {i} {sign};T{i}{sign}\r\n"));
        var (first, second) = (await app.CheckedAsync(TestUser.Sales, "company", file),
            await app.CheckedAsync(TestUser.Administrator, "company", file));
        var clock = app.Time.GetUtcNow().UtcDateTime;
        foreach (var url in new[] { first, second })
        {
            var id = Guid.Parse(url.Split('/')[^1]);
            await app.InAsync<WorkspaceDbContext>(async db =>
            {
                (await db.Imports.SingleAsync(b => b.Id == id)).Run(clock);
                await db.SaveChangesAsync();
            });
        }

        await app.WorkOnImportsAsync();
        Assert.Equal("30 0 0 0", await app.FiguresAsync(TestUser.Sales, first));
        Assert.Equal("0 0 30 0", await app.FiguresAsync(TestUser.Administrator, second));
    }

    private Task<Project> ProjectAsync(string name) => app.InAsync<ProjectsDbContext, Project>(
        db => db.Projects.SingleAsync(p => p.Name == name));

    private Task<int> MinutesAsync(string sign) => app.InAsync<ProjectsDbContext, int>(db => db.TimeEntries
        .Where(e => e.Timesheet!.Person!.Name == $"Temir {sign}").Select(e => e.WorkedMinutes).SingleAsync());

    private Task<(string, string?)> JobOfAsync(Guid id) => app.InAsync<ResourcesDbContext, (string, string?)>(
        async db =>
        {
            var person = await db.People.SingleAsync(p => p.Id == id);
            return (person.JobTitle, person.DepartmentName);
        });

    private async Task<string> PeopleStateAsync() =>
        await app.RowsAsync<ResourcesDbContext>(
            typeof(ErpCrm.Resources.People.Person), typeof(ErpCrm.Resources.Departments.Department))
        + await app.RowsAsync<ProjectsDbContext>(typeof(ErpCrm.Projects.People.Person))
        + await app.RowsAsync<ErpCrm.Finance.FinanceDbContext>(typeof(ErpCrm.Finance.Copies.PersonCopy));

    private async Task<string> WorkStateAsync() =>
        await app.RowsAsync<ProjectsDbContext>(typeof(Project), typeof(ProjectTask), typeof(Timesheet),
            typeof(TimesheetRow), typeof(TimeEntry), typeof(ErpCrm.Projects.Clients.Client))
        + await app.RowsAsync<ErpCrm.Crm.CrmDbContext>(typeof(ErpCrm.Crm.Companies.Company))
        + await app.RowsAsync<ErpCrm.Finance.FinanceDbContext>(
            typeof(ErpCrm.Finance.Copies.ProjectCopy), typeof(ErpCrm.Finance.Copies.Customer))
        + await app.RowsAsync<ResourcesDbContext>(
            typeof(ErpCrm.Resources.Projects.ProjectCopy), typeof(ErpCrm.Resources.Utilisation.WorkedWeek))
        + await app.RowsAsync<ErpCrm.Insights.InsightsDbContext>(typeof(ErpCrm.Insights.Engagements.Engagement),
            typeof(ErpCrm.Insights.Money.MoneyRow), typeof(ErpCrm.Insights.Thread.ThreadEntry));
}
