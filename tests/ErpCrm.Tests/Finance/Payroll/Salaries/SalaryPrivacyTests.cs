using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Records;
using ErpCrm.Resources;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Payroll.Salaries;

/// <summary>What people are paid is for those alone who were given the right (domain-rules §13, §25, §32).</summary>
public sealed class SalaryPrivacyTests(TestApp app) : IClassFixture<TestApp>
{
    // As pages and files write them.
    private static readonly string[] Figures = ["123,457", "98,761", "77,773", "123457", "98761", "77773"];

    private readonly PayrollScene _scene = new(app);

    [Fact]
    public async Task Without_the_right_no_page_search_file_or_history_tells_a_salary()
    {
        var people = await FirmAsync();
        var url = await _scene.RunAsync("2026-09");
        (await _scene.ApproveAsync(url)).Saved();
        var id = PayrollScene.IdIn(url);
        var salaries = await app.InAsync<FinanceDbContext, List<Guid>>(
            db => db.PersonSalaries.Where(s => people.Contains(s.PersonId)).Select(s => s.Id).ToListAsync());
        Assert.Equal(people.Count, salaries.Count);
        Assert.Contains("123,457", await _scene.Accountant.Http.GetStringAsync($"/resources/people/{people[0]}"),
            StringComparison.Ordinal);

        foreach (var user in new[]
        {
            TestUser.Administrator, TestUser.Sales, TestUser.ProjectManager, TestUser.TeamMember,
        })
        {
            var browser = app.Browser(user);
            foreach (var closed in new[]
            {
                "/finance/payroll", "/finance/payroll?as=csv", "/finance/payroll/create", url, $"{url}/list",
                $"{url}/pain-09", "/finance/payroll/salaries", "/finance/payroll/salaries?as=xlsx",
                "/finance/payroll/salaries/create",
            })
            {
                using var answer = await browser.Http.GetAsync(closed);
                Assert.Equal((user.Role, closed, HttpStatusCode.Forbidden), (user.Role, closed, answer.StatusCode));
            }

            foreach (var history in salaries.Select(s => $"/audit/{Kinds.PersonSalary}/{s}")
                .Append($"/audit/{Kinds.PayrollRun}/{id}"))
            {
                using var answer = await browser.Http.GetAsync(history);
                Assert.Equal((user.Role, history, HttpStatusCode.NotFound), (user.Role, history, answer.StatusCode));
            }

            foreach (var open in people.Select(p => $"/resources/people/{p}")
                .Concat(["/", "/resources/people", "/search?q=PR-2026-09", "/search?q=Private"]))
            {
                var text = await browser.Http.GetStringAsync(open);
                Assert.All(Figures, figure => Assert.DoesNotContain(figure, text, StringComparison.Ordinal));
                Assert.DoesNotContain(url, text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Whoever_reads_the_books_sees_sums_of_several_people_alone()
    {
        await FirmAsync();
        var url = await _scene.RunAsync("2026-10");
        (await _scene.ApproveAsync(url)).Saved();
        var id = PayrollScene.IdIn(url);
        var journal = await app.InAsync<FinanceDbContext, Guid>(db => db.Journals
            .Where(j => j.SourceId == id && j.Kind == JournalKind.Payroll).Select(j => j.Id).SingleAsync());
        foreach (var page in new[] { $"/finance/journals/{journal}", "/finance/journals", "/finance/journals?as=csv" })
        {
            var text = await _scene.Accountant.Http.GetStringAsync(page);
            Assert.All(Figures, figure => Assert.DoesNotContain(figure, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_program_reads_it()
    {
        var kinds = app.Services.GetRequiredService<RecordKinds>();
        Assert.All(new[] { Kinds.PersonSalary, Kinds.PayrollRun, Kinds.PayrollPayable },
            kind => Assert.NotNull(kinds.Find(kind)!.NotInApi));
    }

    [Fact]
    public async Task A_salary_is_entered_once_for_a_day_and_what_was_typed_stays()
    {
        var person = (await FirmAsync())[0];
        var create = $"/finance/payroll/salaries/create?personId={person}";
        var bad = await _scene.Accountant.SubmitAsync(await _scene.Accountant.GetAsync(create), "form#salary",
            ("MonthlyPay", "-5"), ("ValidFrom", "2026-11-01"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "-5"),
            (bad.Status, bad.Page.QuerySelector("[name=MonthlyPay]")!.GetAttribute("value")));
        var page = await _scene.Accountant.GetAsync(create);
        (await _scene.Accountant.SubmitAsync(page, "form#salary", ("MonthlyPay", "130000"),
            ("ValidFrom", "2026-11-01"))).Saved();
        // A double click saves once; the same day a second time is refused.
        await _scene.Accountant.SubmitAsync(page, "form#salary", ("MonthlyPay", "130000"), ("ValidFrom", "2026-11-01"));
        var twin = await _scene.Accountant.SubmitAsync(await _scene.Accountant.GetAsync(create), "form#salary",
            ("MonthlyPay", "140000"), ("ValidFrom", "2026-11-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twin.Status);
        Assert.NotEqual("", twin.Page.QuerySelector("[data-valmsg-for=ValidFrom]")!.TextContent.Trim());
        Assert.Equal(2, await app.InAsync<FinanceDbContext, int>(
            db => db.PersonSalaries.CountAsync(s => s.PersonId == person)));
    }

    // Two in one department, and one alone in another.
    private async Task<List<Guid>> FirmAsync()
    {
        var people = await app.InAsync<ResourcesDbContext, List<Guid>>(async db =>
        {
            var (first, second) = (new Department($"First {Guid.NewGuid():N}"),
                new Department($"Second {Guid.NewGuid():N}"));
            var made = new[] { first, first, second }.Select((department, i) => new Person(
                new PersonFacts($"Private {i}", null, "", new DateOnly(2020, 1, 1), null, false), department, null))
                .ToList();
            db.AddRange(first, second);
            db.AddRange(made);
            await db.SaveChangesAsync();
            return made.ConvertAll(p => p.Id);
        });
        await app.DrainAsync();
        foreach (var (person, pay) in people.Zip([123_457m, 98_761m, 77_773m]))
            await _scene.SalaryAsync(person, pay, new DateOnly(2026, 1, 1));
        return people;
    }
}
