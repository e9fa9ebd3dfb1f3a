using ErpCrm.Contracts;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Approvals;

/// <summary>A record that waits for the reader.</summary>
/// <param name="Url">Where the whole of it is looked at.</param>
internal sealed record InboxItem(IApproves Approves, string KindName, WaitingRecord Waiting, string Url)
{
    /// <summary>Of its policy, by which it is decided.</summary>
    public string Kind => Approves.Kind;

    /// <summary>Of how many steps it is; 0 without a policy.</summary>
    public int Steps { get; init; }

    public int Step { get; init; }

    /// <summary>Whoever handed it in can be asked in its discussion.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Who said yes before.</summary>
    public IReadOnlyList<string> ApprovedBy { get; init; } = [];

    /// <summary>For whom the reader decides; null when he is asked himself.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>Chosen, as it is posted: kind, id and the version that was seen.</summary>
    public string Seen => $"{Kind}:{Waiting.Id}:{Waiting.Version}";

    /// <summary>The element it stands in.</summary>
    public string Region => $"a-{Waiting.Id:N}";
}

/// <summary>
/// Everything that waits for the reader: of what he may decide about by the predicate of each kind, what it is his turn
/// for.
/// </summary>
internal sealed class Inbox(
    WorkspaceDbContext db, IEnumerable<IApproves> kinds, RecordKinds records, StaffReader staff,
    ApprovalWording wording, ICurrentUser me)
{
    /// <summary>More of a kind are not shown at once.</summary>
    public const int Most = 100;

    /// <summary>For whoever holds none of them nothing could wait.</summary>
    public IReadOnlyList<string> Permissions => [.. kinds.Select(kind => kind.Permission).Distinct()];

    public async Task<IReadOnlyList<InboxItem>> ReadAsync(CancellationToken ct)
    {
        var items = await OfAsync(Mine, ct);
        return [.. items.OrderBy(i => i.Waiting.AskedAt).ThenBy(i => i.Waiting.Id)];
    }

    /// <summary>One of those; null where it does not wait for the reader.</summary>
    /// <param name="kind">Of which he decides about some.</param>
    public async Task<InboxItem?> FindAsync(IApproves kind, Guid id, CancellationToken ct) =>
        (await OfAsync([kind], ct)).Find(i => i.Waiting.Id == id);

    /// <summary>How many those are.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        var mine = Mine;
        var (approvals, there) = await WaitingAsync(mine, ct);
        var count = 0;
        foreach (var kind in mine)
            count += await kind.CountAsync(Most, OthersOf(approvals[kind.Kind], there), ct);
        return count;
    }

    private List<IApproves> Mine => [.. kinds.Where(kind => me.Can(kind.Permission))];

    private async Task<List<InboxItem>> OfAsync(List<IApproves> some, CancellationToken ct)
    {
        var (approvals, there) = await WaitingAsync(some, ct);
        var items = new List<InboxItem>();
        foreach (var kind in some) items.AddRange(await OfAsync(kind, [.. approvals[kind.Kind]], there, ct));
        return items;
    }

    private async Task<IEnumerable<InboxItem>> OfAsync(IApproves kind, List<Approval> approvals, Staff? there,
        CancellationToken ct)
    {
        var waiting = await kind.WaitingAsync(Most, OthersOf(approvals, there), ct);
        var byRecord = approvals.ToLookup(a => a.RecordId);
        return [.. waiting.Select(w => Item(kind, w, byRecord[w.Id].FirstOrDefault(a => a.AskedAt == w.AskedAt), there))
            .OfType<InboxItem>()];
    }

    // By kind; nobody is looked up where nothing waits.
    private async Task<(ILookup<string, Approval> Approvals, Staff? There)> WaitingAsync(List<IApproves> some,
        CancellationToken ct)
    {
        var keys = some.ConvertAll(kind => kind.Kind);
        var approvals = await db.Approvals.AsNoTracking().Include(a => a.Seats)
            .Where(a => a.State == ApprovalState.Waiting && keys.Contains(a.Kind)).ToListAsync(ct);
        return (approvals.ToLookup(a => a.Kind), approvals.Count > 0 ? await staff.ReadAsync(ct) : null);
    }

    // What waits for others takes nobody's place on the page.
    private HashSet<Guid> OthersOf(IEnumerable<Approval> approvals, Staff? there) => there is null
        ? []
        : [.. approvals.Where(a => a.TurnOf(me.Id, there).Seats.Count == 0).Select(a => a.RecordId)];

    private InboxItem? Item(IApproves kind, WaitingRecord waiting, Approval? approval, Staff? there)
    {
        var item = new InboxItem(kind, wording.One(kind), waiting,
            records.PageOf(new RecordRef(kind.RecordKind, waiting.Id)) ?? records.Find(kind.RecordKind)?.ListUrl ?? "/")
        {
            CanAsk = kind.SubmitterSeesIt,
        };
        if (approval is null || there is null) return item;
        var (seats, _) = approval.TurnOf(me.Id, there);
        return seats.Count == 0 ? null : item with
        {
            Step = approval.Step,
            Steps = approval.Steps,
            ApprovedBy = [.. approval.InOrder.Where(s => s.IsDecided).Select(s => s.DecidedByName).Distinct()],
            InsteadOf = seats.Any(s => Staff.IsForAnyone(s)) ? null : there.InsteadOf(seats[0], me.Id),
        };
    }
}

/// <summary>How many records wait for the reader: kept until a turn changes here or anything in another module, since
/// rights and records may have changed then. The frame asks again and again: the inbox is made, and with it what each
/// kind decides with, only when nothing is kept.</summary>
internal sealed class InboxCount(Lazy<Inbox> inbox, KeptFigures kept, IEnumerable<ModuleInfo> modules, ICurrentUser me,
    IBusinessClock clock)
{
    private static readonly Type[] Sources =
        [typeof(Approval), typeof(ApprovalSeat), typeof(Substitute), typeof(UserCopy)];

    /// <returns>Null where none could wait for him.</returns>
    public async Task<int?> ReadAsync(CancellationToken ct)
    {
        // They are those of the modules that are there: nothing that is saved changes them.
        var permissions = await kept.GetAsync("permissions to approve", _ => 0,
            () => Task.FromResult(inbox.Value.Permissions));
        if (!permissions.Any(permission => me.Can(permission))) return null;
        return await kept.GetAsync(
            $"waits for {me.Id} {clock.Today:O}",
            stamps => stamps.Of(typeof(WorkspaceDbContext), Sources) + modules
                .Where(m => m.ContextType != typeof(WorkspaceDbContext)).Sum(m => stamps.OfAll(m.ContextType)),
            () => inbox.Value.CountAsync(ct));
    }
}
