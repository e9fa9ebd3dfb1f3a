using ErpCrm.Contracts;
using ErpCrm.Demo;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Some days ago the demo company began to ask management about large expenses; one of the approvers is on
/// leave and has a substitute.</summary>
internal sealed class ApprovalsDemo(WorkspaceDbContext db) : IDemoActor
{
    private const string Aida = "aida@orda.example";
    private const string Marat = "marat@orda.example";
    private const string Timur = "timur@orda.example";

    public int Order => 5;

    public Task BeginAsync(DemoWorld world, CancellationToken ct) => Task.CompletedTask;

    public async Task PlayAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        if (day == world.Today)
        {
            await SayYesAsync(world, day, ct);
            await AskForConcessionsAsync(world, day, ct);
        }

        if (day != world.Today.AddDays(-DemoWorld.DaysOfPolicy)) return;
        using var acting = world.As(Aida);
        if (await db.ApprovalPolicies.AnyAsync(p => p.Kind == Kinds.Expense, ct)) return;
        var policy = new ApprovalPolicy(Kinds.Expense);
        var always = new StepRule(null, "", null, null, null, false, true, "", [world.UserIds[Timur]]);
        policy.Add(always);
        policy.Add(always with
        {
            AmountFrom = DemoWorld.LargeExpense, AsksManager = false, Role = BuiltInRoles.Management, UserIds = []
        });
        policy.Change(true, 2, 5, BuiltInRoles.Owner, world.Moment(day, 1));
        db.Add(policy);
        db.Add(new Substitute(world.UserIds[Marat], world.UserIds[Aida], null, null,
            DemoCast.Find(Aida).Name));
        await db.SaveChangesAsync(ct);
    }

    // From today on management is asked before a customer is let off anything, from an amount on.
    private async Task AskForConcessionsAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        using var acting = world.As(Aida);
        foreach (var (kind, from) in new (string, decimal?)[]
        {
            (Concessions.CreditNote, null), (Concessions.WriteOff, 2_000), (Concessions.Discount, 5_000),
        })
        {
            if (await db.ApprovalPolicies.AnyAsync(p => p.Kind == kind, ct)) continue;
            var policy = new ApprovalPolicy(kind);
            policy.Add(new StepRule(from, "", null, null, null, false, false, BuiltInRoles.Management, []));
            policy.Change(true, 2, null, null, world.Moment(day, 1));
            db.Add(policy);
        }

        await db.SaveChangesAsync(ct);
    }

    // One large expense waits for management already.
    private async Task SayYesAsync(DemoWorld world, DateOnly day, CancellationToken ct)
    {
        using var acting = world.As(Timur);
        var waiting = await db.Approvals.Include(a => a.Seats)
            .Where(a => a.State == ApprovalState.Waiting && a.Kind == Kinds.Expense).OrderBy(a => a.AskedAt)
            .ToListAsync(ct);
        if (waiting.Find(a => a is { Steps: > 1, Step: 1 } && a.SubmitterId != world.UserIds[Timur]) is not { } large)
            return;
        large.Approve([.. large.Open.Where(s => s.UserId == world.UserIds[Timur])], world.UserIds[Timur],
            DemoCast.Find(Timur).Name, world.Moment(day, 9));
        large.Ask([world.UserIds[Marat]]);
        await db.SaveChangesAsync(ct);
    }
}
