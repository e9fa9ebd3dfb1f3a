using ErpCrm.Contracts.Resources;
using ErpCrm.Finance;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Finance.Payroll.Salaries;
using ErpCrm.Platform.Checking;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Payroll;

/// <summary>People who work in one month alone, so that tests of other months do not pay them.</summary>
internal sealed class PayrollScene(TestApp app)
{
    private readonly FinanceScene _finance = new(app);

    public TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    /// <param name="month">Its first day.</param>
    public async Task<Guid> PersonAsync(string name, string department, DateOnly month, decimal pay,
        decimal workload = 100)
    {
        var id = Guid.CreateVersion7();
        await _finance.TellAsync<PersonChanged, FollowPersonWhenPersonChanged>(new PersonChanged(
            id, null, name, department, "", month, month.AddMonths(1).AddDays(-1), 1));
        await SalaryAsync(id, pay, month, workload);
        return id;
    }

    public Task SalaryAsync(Guid person, decimal pay, DateOnly from, decimal workload = 100) =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            var known = await db.PersonSalaries.Where(s => s.PersonId == person).ToListAsync();
            db.Add(new PersonSalary(person, from, new SalaryTerms(pay, "KGS", workload, "001")
            {
                Account = new PayeeAccount("1180000112340987", "Demir", "118003"),
            }, known));
            await db.SaveChangesAsync();
        });

    /// <returns>Where the run is looked at.</returns>
    public async Task<string> RunAsync(string month) => (await Accountant.SubmitAsync(
        await Accountant.GetAsync("/finance/payroll/create"), "form#payroll", ("Month", month))).Saved();

    public async Task<TestAnswer> ApproveAsync(string url) =>
        await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/approve']");

    public Task<PayrollRun> ReadAsync(string url) => app.InAsync<FinanceDbContext, PayrollRun>(
        db => db.PayrollRuns.AsNoTracking().Whole().SingleAsync(r => r.Id == IdIn(url)));

    public async Task<PayrollLine> LineAsync(string url, Guid person) =>
        (await ReadAsync(url)).Lines.Single(l => l.PersonId == person);

    public static Guid IdIn(string url) => Guid.Parse(url.Split('/')[^1]);

    /// <summary>Every rule of payroll and of the books holds.</summary>
    public async Task AgreesAsync()
    {
        await app.BooksAgreeAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var check = scope.ServiceProvider.GetServices<ICheck>()
            .Single(c => c.Rule.StartsWith("Payroll", StringComparison.Ordinal));
        await foreach (var finding in check.RunAsync(CancellationToken.None))
            Assert.Fail($"{finding.Record}: {finding.Problem}");
    }
}
