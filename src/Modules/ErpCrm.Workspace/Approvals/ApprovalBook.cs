using ErpCrm.Contracts;
using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace.Approvals;

/// <summary>
/// Keeps what waits: an approval begins when a policy is on for what was handed in, and follows what the record's
/// module tells. Each request has one, however often it is begun: <see cref="ApprovalFacts.AskedAt"/> says which.
/// </summary>
internal sealed class ApprovalBook(
    WorkspaceDbContext db, IServiceProvider services, StaffReader staff, IWorkingPeople people,
    IServiceScopeFactory scopes, IBusinessClock clock)
{
    /// <summary>More than this are not told one by one: what waits for a whole role stands in its inbox.</summary>
    private const int MostTold = 5;

    // Asked for once a run: who can decide, and who of them is told.
    private readonly Dictionary<(Guid Record, Guid User), bool> _may = [];

    // Asked for when it is needed: the modules ask whose turn it is here.
    public IApproves? Find(string kind) => Of(services, kind);

    /// <summary>Whether records of the kind are approved.</summary>
    /// <param name="recordKind">Key of the kind of record.</param>
    public bool IsApproved(string recordKind) =>
        services.GetServices<IApproves>().Any(kind => kind.RecordKind == recordKind);

    /// <summary>The approval of what waits now; null where no policy was on for it when it was handed in.</summary>
    public async Task<Approval?> EnsureAsync(string kind, Guid id, CancellationToken ct)
    {
        if (Find(kind) is not { } approved || await approved.FactsAsync(id, ct) is not { } facts) return null;
        var begun = await db.Approvals.Include(a => a.Seats).Where(a => a.Kind == kind && a.RecordId == id
            && (a.State == ApprovalState.Waiting || a.AskedAt == facts.AskedAt)).ToListAsync(ct);
        // What was asked for before is asked for otherwise now, whether or not a policy is on still.
        foreach (var former in begun.Where(a => a.AskedAt != facts.AskedAt))
            former.Close(ApprovalState.Withdrawn, "", null, clock.UtcNow);
        if (begun.Find(a => a.AskedAt == facts.AskedAt) is { } known) return known;
        if (await PolicyAsync(kind, ct) is not { } policy || facts.AskedAt < policy.OnSince) return null;
        var department = facts.SubmitterId is { } submitter ? await people.DepartmentOfAsync(submitter, ct) : null;
        var approval = new Approval(kind, facts, policy, ApprovalPlan.Of(policy.Rules, facts, department),
            clock.UtcNow, approved.RecordKind);
        db.Add(approval);
        // Where the policy asks nobody, its managers are told as without one.
        if (approval.Open.All(seat => seat.Holder == SeatHolder.Anyone))
            approval.Ask(await MayDecideAsync(approval, facts.ManagerIds, ct));
        else await BeginStepAsync(approval, ct);
        return approval;
    }

    /// <summary>The same, saved at once in a scope of its own: it is no part of the form that is being
    /// saved.</summary>
    public async Task<Approval?> EnsureApartAsync(string kind, Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var begun = await scope.ServiceProvider.GetRequiredService<ApprovalBook>().EnsureAsync(kind, id, ct);
        try
        {
            await scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>().SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The event was faster, or nothing is begun: then none is found that waits.
        }

        return begun;
    }

    /// <summary>Begins what was handed in and nobody heard of yet, by the policy as it is stored: before that is
    /// changed.</summary>
    public async Task BeginAllAsync(string kind, CancellationToken ct)
    {
        var since = await db.ApprovalPolicies.Where(p => p.Kind == kind && p.IsOn).Select(p => p.OnSince)
            .FirstOrDefaultAsync(ct);
        if (since is null || Find(kind) is not { } approved) return;
        var begun = await db.Approvals.Where(a => a.Kind == kind && a.State == ApprovalState.Waiting)
            .Select(a => new { a.RecordId, a.AskedAt }).ToListAsync(ct);
        var known = begun.Select(a => (a.RecordId, a.AskedAt)).ToHashSet();
        foreach (var (id, at) in await approved.AskedAsync(ct))
        {
            if (at >= since && !known.Contains((id, at))) await EnsureApartAsync(kind, id, ct);
        }
    }

    /// <summary>Whether a step of the policy that is on is for this.</summary>
    public async Task<bool> AsksAsync(string kind, ApprovalFacts facts, CancellationToken ct)
    {
        if (await PolicyAsync(kind, ct) is not { } policy) return false;
        var department = facts.SubmitterId is { } submitter ? await people.DepartmentOfAsync(submitter, ct) : null;
        return policy.Rules.Any(rule => rule.IsFor(facts, department));
    }

    /// <summary>The record did what its event says.</summary>
    public async Task FollowAsync(ApprovalMoved moved, DomainEvent cause, CancellationToken ct)
    {
        // What is made up by thousands nobody is asked about.
        if (EventCause.Beginning == EventOrigin.Seed) return;
        if (moved.Move == ApprovalMove.Asked)
        {
            await EnsureAsync(moved.Kind, moved.RecordId, ct);
            return;
        }

        if (await LatestAsync(moved.Kind, moved.RecordId, ct) is not { } approval) return;
        // Told of an earlier request, or of what was undone since: this one waits.
        if (moved.Move != ApprovalMove.Undone && await WaitsAsync(approval, ct)) return;
        var (by, at) = (cause.ActorName ?? "", cause.OccurredAt);
        switch (moved.Move)
        {
            case ApprovalMove.Granted:
                approval.Grant(cause.ActorId, by, at, await staff.ReadAsync(ct));
                break;
            case ApprovalMove.Undone:
                if (approval.State != ApprovalState.Approved) break;
                approval.Undo(at);
                await BeginStepAsync(approval, ct);
                break;
            case ApprovalMove.Declined:
                approval.Close(ApprovalState.Declined, by, moved.Note, at);
                break;
            default:
                approval.Close(ApprovalState.Withdrawn, by, null, at);
                break;
        }

        if (approval.State != ApprovalState.Waiting) await SettleAsync(approval, ct);
    }

    /// <summary>Finds who can decide on the step that waits, and tells them.</summary>
    public async Task BeginStepAsync(Approval approval, CancellationToken ct)
    {
        await SettleAsync(approval, ct);
        await HelpAsync(approval, ct);
        approval.Ask(await ToldAsync(approval, isLate: false, ct));
    }

    /// <summary>Where nobody who is asked may decide, administrators do, and else whoever may: nothing waits for
    /// nobody.</summary>
    /// <returns>Whether that changed.</returns>
    public async Task<bool> HelpAsync(Approval approval, CancellationToken ct)
    {
        var there = await staff.ReadAsync(ct);
        var helped = new List<(ApprovalSeat Seat, SeatHelp Help)>();
        foreach (var seat in approval.Open.Where(s => s.Holder != SeatHolder.Anyone))
            helped.Add((seat,
                await there.HelpForAsync(approval, seat, user => MayDecideAsync(approval, user, ct))));
        // Where one word is enough, one who can say it is enough.
        var isEnough = helped.Exists(h => h is { Seat.NeedsAll: false, Help: SeatHelp.None });
        var hasChanged = false;
        foreach (var (seat, found) in helped)
        {
            var help = isEnough ? SeatHelp.None : found;
            hasChanged |= help != seat.Help;
            seat.Help = help;
        }

        return hasChanged;
    }

    /// <summary>Who is told that it waits: of those who are asked, whoever may decide.</summary>
    /// <param name="isLate">It waits too long: a whole role is told, too.</param>
    public async Task<IReadOnlyList<Guid>> ToldAsync(Approval approval, bool isLate, CancellationToken ct)
    {
        var there = await staff.ReadAsync(ct);
        var asked = new HashSet<Guid>();
        foreach (var seat in approval.Open)
        {
            var holders = there.HoldersOf(approval, seat);
            if (isLate || seat.Holder != SeatHolder.Role || holders.Count <= MostTold) asked.UnionWith(holders);
        }

        return await MayDecideAsync(approval, asked, ct);
    }

    /// <summary>Nobody is told any more that it waits.</summary>
    public async Task SettleAsync(Approval approval, CancellationToken ct)
    {
        var now = clock.UtcNow;
        var told = await db.Notifications
            .Where(n => n.RecordId == approval.RecordId && n.ReadAt == null
                && (n.Kind == NoticeKind.ApprovalWaits || n.Kind == NoticeKind.ApprovalReminder
                    || n.Kind == NoticeKind.ApprovalEscalated))
            .ToListAsync(ct);
        told.ForEach(n => n.Read(now));
    }

    private Task<ApprovalPolicy?> PolicyAsync(string kind, CancellationToken ct) => db.ApprovalPolicies.AsNoTracking()
        .Include(p => p.Steps).FirstOrDefaultAsync(p => p.Kind == kind && p.IsOn, ct);

    private Task<Approval?> LatestAsync(string kind, Guid id, CancellationToken ct) => db.Approvals
        .Include(a => a.Seats).Where(a => a.Kind == kind && a.RecordId == id)
        .OrderByDescending(a => a.AskedAt).FirstOrDefaultAsync(ct);

    private async Task<bool> WaitsAsync(Approval approval, CancellationToken ct) => Find(approval.Kind) is { } kind
        && await kind.FactsAsync(approval.RecordId, ct) is { } facts && facts.AskedAt == approval.AskedAt;

    private async Task<IReadOnlyList<Guid>> MayDecideAsync(Approval approval, IEnumerable<Guid> users,
        CancellationToken ct)
    {
        var may = new List<Guid>();
        foreach (var user in users)
        {
            if (await MayDecideAsync(approval, user, ct)) may.Add(user);
        }

        return may;
    }

    private async Task<bool> MayDecideAsync(Approval approval, Guid user, CancellationToken ct)
    {
        var asked = (approval.RecordId, user);
        if (!_may.TryGetValue(asked, out var may)) _may[asked] = may = await AskAsync(approval, user, ct);
        return may;
    }

    // By his own rights, as if he looked at the record himself.
    private async Task<bool> AskAsync(Approval approval, Guid user, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var readers = scope.ServiceProvider.GetRequiredService<IReaders>();
        if (await readers.FindAsync(user, ct) is not { } reader) return false;
        using var reading = ActingUser.ReadAs(reader.User);
        return Of(scope.ServiceProvider, approval.Kind) is { } approved
            && await approved.MayDecideAsync(approval.RecordId, ct);
    }

    private static IApproves? Of(IServiceProvider services, string kind) =>
        services.GetServices<IApproves>().FirstOrDefault(k => k.Kind == kind);
}
