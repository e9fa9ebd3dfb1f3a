using System.Globalization;
using ErpCrm.Contracts;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Approvals;

/// <summary>What waits for the reader, of every kind: looked at, approved, declined.</summary>
[Route("workspace/approvals"), SignedIn]
internal sealed class ApprovalsController(
    WorkspaceDbContext db, ApprovalBook book, InboxCount count, ICurrentUser me, IBusinessClock clock,
    IEnumerable<ModuleInfo> modules, IStringLocalizerFactory factory, IStringLocalizer<WorkspaceText> T)
    : PageController
{
    private const string List = "/workspace/approvals";
    private const int MostAtOnce = 100;

    [HttpGet("")]
    public async Task<IActionResult> Index([FromServices] Inbox inbox, CancellationToken ct)
    {
        var items = await inbox.ReadAsync(ct);
        return WantsRegion("waiting") ? PartialView("_Waiting", items) : View(items);
    }

    /// <summary>How many wait, in the frame.</summary>
    [HttpGet("count")]
    public async Task<IActionResult> Count(CancellationToken ct) =>
        PartialView("_Count", await count.ReadAsync(ct) ?? 0);

    [HttpPost("{kind}/{id:guid}/approve")]
    public async Task<IActionResult> Approve(string kind, Guid id, int version, CancellationToken ct)
    {
        var approved = Find(kind);
        return await DecideAsync(approved, async () =>
        {
            var done = await approved.ApproveAsync(id, version, ct);
            Toast(done.Said, done.UndoAddress);
            return Saved(List);
        });
    }

    /// <summary>Approves every chosen record that is as it was when it was chosen.</summary>
    [HttpPost("approve")]
    public async Task<IActionResult> ApproveMany(string[] item, CancellationToken ct)
    {
        var (done, passedOn, refused) = (0, 0, new List<string>());
        foreach (var seen in item.Select(SeenRecord.Parse).OfType<SeenRecord>().Distinct().Take(MostAtOnce))
        {
            if (book.Find(seen.Kind) is not { } kind || !me.Can(kind.Permission)) continue;
            try
            {
                if ((await kind.ApproveAsync(seen.Id, seen.Version, ct)).IsPassedOn) passedOn++;
                else done++;
            }
            catch (BusinessRuleException refusal)
            {
                refused.Add(refusal.Of(factory.For(kind.GetType().Assembly)));
                Forget();
            }
            catch (Exception e) when (e is RecordNotFoundException or DbUpdateConcurrencyException)
            {
                refused.Add(T["It is decided already."]);
                Forget();
            }
        }

        List<string> said = [T.Count("{0} is approved|{0} are approved", done)];
        if (passedOn > 0) said.Add(T.Count("{0} waits for others now|{0} wait for others now", passedOn));
        said.AddRange(refused.Distinct().Take(3));
        return Saved(List, string.Join(". ", said));
    }

    [HttpGet("{kind}/{id:guid}/decline")]
    public async Task<IActionResult> Decline(string kind, Guid id, [FromServices] Inbox inbox, CancellationToken ct)
    {
        var approved = Find(kind);
        var waiting = (await inbox.FindAsync(approved, id, ct)).OrNotFound().Waiting;
        return Sheet("Decline", new DeclineForm
        {
            Kind = kind, Id = id, Title = waiting.Title, Submitter = waiting.Submitter, Version = waiting.Version,
            IsFinal = !approved.IsHandedInAgain,
        });
    }

    [HttpPost("{kind}/{id:guid}/decline")]
    public async Task<IActionResult> Decline(string kind, Guid id, DeclineForm form, CancellationToken ct)
    {
        var approved = Find(kind);
        (form.Kind, form.Id, form.IsFinal) = (kind, id, !approved.IsHandedInAgain);
        if (!await approved.MayDecideAsync(id, ct)) throw new RecordNotFoundException();
        return await TrySaveAsync("Decline", form, async () =>
        {
            try
            {
                var done = await approved.DeclineAsync(id, form.Version, form.Reason!, ct);
                return Saved(List, done.Said);
            }
            catch (BusinessRuleException refusal)
            {
                throw Worded(refusal, approved);
            }
        });
    }

    /// <summary>Takes back a word after which others decide.</summary>
    [HttpPost("{kind}/{id:guid}/undo")]
    public async Task<IActionResult> Undo(string kind, Guid id, CancellationToken ct)
    {
        var approved = Find(kind);
        if (!await approved.MayDecideAsync(id, ct)) throw new RecordNotFoundException();
        return await TryAsync(List, async () =>
        {
            var approval = await db.Approvals.Include(a => a.Seats)
                .Where(a => a.Kind == kind && a.RecordId == id && a.State == ApprovalState.Waiting)
                .OrderByDescending(a => a.AskedAt).FirstOrDefaultAsync(ct)
                ?? throw new BusinessRuleException("It is decided already.");
            var step = approval.Step;
            approval.TakeBack(me.Id, clock.UtcNow);
            // Of a step that goes on the others are asked still.
            if (approval.Step != step) await book.BeginStepAsync(approval, ct);
            await db.SaveChangesAsync(ct);
            return Saved(List, T["Your approval is taken back"]);
        });
    }

    // What could not be saved is not tried again with the next.
    private void Forget()
    {
        foreach (var module in modules)
            ((DbContext)HttpContext.RequestServices.GetRequiredService(module.ContextType)).ChangeTracker.Clear();
    }

    // Who decides about none of the kind is not told whether there is such a record.
    private IApproves Find(string kind) =>
        book.Find(kind) is { } found && me.Can(found.Permission) ? found : throw new RecordNotFoundException();

    private Task<IActionResult> DecideAsync(IApproves kind, Func<Task<IActionResult>> decide) =>
        TryAsync(List, async () =>
        {
            try
            {
                return await decide();
            }
            catch (BusinessRuleException refusal)
            {
                throw Worded(refusal, kind);
            }
        });

    // The module refuses in its own words.
    private BusinessRuleException Worded(BusinessRuleException refusal, IApproves kind) =>
        new("It stays as it is. {0}", refusal.Of(factory.For(kind.GetType().Assembly))) { Field = refusal.Field };

    /// <summary>A record and the version in which somebody saw it; posted as <c>kind:id:version</c>.</summary>
    private sealed record SeenRecord(string Kind, Guid Id, int Version)
    {
        public static SeenRecord? Parse(string? text) =>
            text?.Split(':') is [var kind, var id, var version] && Guid.TryParse(id, out var record)
                && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new SeenRecord(kind, record, number)
                : null;
    }
}
