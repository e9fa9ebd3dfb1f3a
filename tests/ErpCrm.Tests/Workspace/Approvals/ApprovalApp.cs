using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Security;
using ErpCrm.Resources;
using ErpCrm.Resources.Absences;
using ErpCrm.Resources.People;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ErpCrm.Tests.Workspace.Approvals;

/// <summary>An application that knows the rights of its test users when they are not there, too.</summary>
public sealed class ApprovalApp : TestApp
{
    protected override void Configure(IServiceCollection services)
    {
        services.RemoveAll<IReaders>();
        services.AddScoped<IReaders, TestReaders>();
    }

    private sealed class TestReaders(IEnumerable<Permission> permissions) : IReaders
    {
        public Task<Reader?> FindAsync(Guid userId, CancellationToken ct) => Task.FromResult(
            TestUser.Find(userId) is { } user
                ? new Reader(TestSignIn.UserWithRights(user, permissions), "en")
                : null);
    }
}

/// <summary>Policies, expenses and people for tests of approvals.</summary>
internal static class ApprovalScene
{
    public static StepRule Asks(string role = "", decimal? from = null, bool all = false, bool manager = false,
        params TestUser[] people) =>
        new(from, "", null, null, null, all, manager, role, [.. people.Select(p => p.Id)]);

    /// <summary>This policy and no other; without steps the usual rule.</summary>
    public static Task PolicyAsync(this TestApp app, string kind, params StepRule[] rules) =>
        app.PolicyAsync(kind, null, null, "", rules);

    public static async Task PolicyAsync(this TestApp app, string kind, int? remind, int? escalate, string to,
        params StepRule[] rules)
    {
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.RemoveRange(await db.ApprovalPolicies.Include(p => p.Steps).Where(p => p.Kind == kind).ToListAsync());
            await db.SaveChangesAsync();
            await db.Substitutes.ExecuteDeleteAsync();
            if (rules.Length == 0) return;
            var policy = new ApprovalPolicy(kind);
            foreach (var rule in rules) policy.Add(rule);
            policy.Change(true, remind, escalate, to, app.Time.GetUtcNow().UtcDateTime);
            db.Add(policy);
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Changes a policy as its page does.</summary>
    public static async Task ChangePolicyAsync(this TestApp app, string kind, Action<ApprovalPolicy> change)
    {
        using var acting = ActingUser.Act(TestUser.Owner.Id, TestUser.Owner.Name);
        await using var scope = app.Services.CreateAsyncScope();
        var choices = scope.ServiceProvider.GetRequiredService<PolicyChoices>();
        var policy = await choices.FindAsync(kind, CancellationToken.None);
        change(policy);
        await choices.SaveAsync(policy, CancellationToken.None);
    }

    /// <summary>A submitted expense without VAT, which those who decide know of.</summary>
    public static async Task<Guid> ExpenseAsync(this TestApp app, TestUser by, decimal amount,
        string description = "Monitor", bool isDelivered = true)
    {
        var id = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var category = await db.ExpenseCategories.Select(c => c.Id).FirstAsync();
            var expense = Expense.Record(by.Id, new ExpenseTerms(app.Today, category, description, amount, 0, "KGS",
                null, false, 0), app.Today);
            expense.Submit(app.Time.GetUtcNow().UtcDateTime);
            db.Add(expense);
            await db.SaveChangesAsync();
            return expense.Id;
        });
        if (isDelivered) await app.DrainAsync();
        return id;
    }

    public static Task<ExpenseState> StateAsync(this TestApp app, Guid expense) =>
        app.InAsync<FinanceDbContext, ExpenseState>(
            db => db.Expenses.Where(e => e.Id == expense).Select(e => e.State).SingleAsync());

    public static Task<Approval?> ApprovalAsync(this TestApp app, Guid record) =>
        app.InAsync<WorkspaceDbContext, Approval?>(db => db.Approvals.AsNoTracking().Include(a => a.Seats)
            .Where(a => a.RecordId == record).OrderByDescending(a => a.AskedAt).FirstOrDefaultAsync());

    /// <summary>Whole days of approved leave, today and tomorrow.</summary>
    public static Task LeaveAsync(this TestApp app, TestUser user) => app.InAsync<ResourcesDbContext>(async db =>
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.UserId == user.Id);
        if (person is null)
        {
            var known = await db.Users.SingleAsync(u => u.Id == user.Id);
            person = new Person(new PersonFacts(user.Name, user.Email, "", app.Today.AddYears(-1), null, true), null,
                known);
            db.Add(person);
        }

        var leave = new Absence(person, app.Today, app.Today.AddDays(1), AbsenceKind.Vacation, false, null, []);
        leave.Approve(ActingUser.System);
        db.Add(leave);
        await db.SaveChangesAsync();
    });

    /// <summary>What <c>check</c> finds of approvals.</summary>
    public static async Task<List<Finding>> FindingsAsync(this TestApp app)
    {
        await app.DrainAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var check = scope.ServiceProvider.GetServices<ICheck>()
            .Single(c => c.Rule.StartsWith("Approvals", StringComparison.Ordinal));
        return await check.RunAsync(CancellationToken.None).ToListAsync();
    }

    public static string CardOf(Guid record) => $"#a-{record:N}";

    public static string ApproveForm(Guid expense) => $"form[action$='/{Kinds.Expense}/{expense}/approve']";
}
