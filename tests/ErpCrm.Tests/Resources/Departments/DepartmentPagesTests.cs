using System.Net;
using ErpCrm.Resources;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Rates;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Resources.Departments;

public sealed class DepartmentPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_renamed_department_renames_itself_on_its_people()
    {
        var (department, person) = await MakeAsync("Design");
        var browser = app.Browser(TestUser.Management);
        var form = await browser.GetAsync($"/resources/departments/{department}/edit");

        (await browser.SubmitAsync(form, "form#department", ("Name", "Product design"))).Saved();

        Assert.Equal("Product design", await app.InAsync<ResourcesDbContext, string?>(
            db => db.People.Where(p => p.Id == person).Select(p => p.DepartmentName).SingleAsync()));
        Assert.Contains("Person of Design", (await browser.GetAsync("/resources/people?q=product")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_given_once()
    {
        await MakeAsync("Legal");
        var browser = app.Browser(TestUser.Management);
        var form = await browser.GetAsync("/resources/departments/create");

        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(form, "form#department", ("Name", " Legal "))).Status);
    }

    [Fact]
    public async Task Cost_is_the_available_hours_at_the_rate_of_each_day_and_shown_to_few()
    {
        var (department, _) = await MakeAsync("Costly", cost: 100);

        var row = (await app.InAsync<ResourcesDbContext, MonthOfDepartments>(
            db => MonthOfDepartments.LoadAsync(db, app.Today, true, default))).Rows.Single(r => r.Id == department);

        Assert.Equal(row.Minutes / 60m * 100, row.Cost);
        Assert.Contains(
            "Cost", (await app.Browser(TestUser.Accountant).GetAsync("/resources/departments"))
                .QuerySelector("thead")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Cost", (await app.Browser(TestUser.Administrator).GetAsync("/resources/departments"))
                .QuerySelector("thead")!.TextContent, StringComparison.Ordinal);
    }

    private Task<(Guid Department, Guid Person)> MakeAsync(string name, decimal? cost = null) =>
        app.InAsync<ResourcesDbContext, (Guid, Guid)>(async db =>
        {
            var department = new Department(name);
            var person = new Person(
                new PersonFacts($"Person of {name}", null, "", new DateOnly(2020, 1, 1), null, true), department, null);
            db.AddRange(department, person);
            if (cost is { } perHour) db.Add(new PersonRate(person.Id, new DateOnly(2020, 1, 1), perHour, null, []));
            await db.SaveChangesAsync();
            return (department.Id, person.Id);
        });
}
