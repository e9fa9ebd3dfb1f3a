using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Localization;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Bulk;

/// <summary>Does one thing with one record after the other, each in a scope and a transaction of its own. It runs to
/// its end although nobody waits for the answer any more: half of it would be the worst.</summary>
internal sealed class BulkRunner(
    IServiceScopeFactory scopes, ICurrentUser me, Submission submission, IStringLocalizer<WorkspaceText> texts,
    IStringLocalizerFactory localizers, ILogger<BulkRunner> log)
{
    // So many are lost from the report, at most, when the process ends.
    private const int KeptEvery = 20;

    /// <param name="keep">Is given what became of the records so far, now and then and at the end.</param>
    public Task<IReadOnlyList<BulkResult>> DoAsync(string kind, string act, IEnumerable<Guid> ids, BulkValues values,
        Func<IReadOnlyList<BulkResult>, Task> keep) =>
        EachAsync(kind, act, ids, keep, async (action, record) =>
        {
            var effect = await action.DoAsync(record, values, CancellationToken.None);
            return effect.Before is null
                ? new BulkResult(record.Id, BulkOutcome.Nothing)
                : new BulkResult(record.Id, BulkOutcome.Done, Before: effect.Before, Title: effect.Title);
        });

    public Task<IReadOnlyList<BulkResult>> UndoAsync(
        string kind, string act, IEnumerable<BulkResult> done, BulkValues values,
        Func<IReadOnlyList<BulkResult>, Task> keep)
    {
        var before = done.ToDictionary(r => r.Id, r => r.Before!);
        return EachAsync(kind, act, before.Keys, keep, async (action, record) =>
        {
            await action.UndoAsync(record, values, before[record.Id], CancellationToken.None);
            return new BulkResult(record.Id, BulkOutcome.Done);
        });
    }

    private async Task<IReadOnlyList<BulkResult>> EachAsync(
        string kind, string act, IEnumerable<Guid> ids, Func<IReadOnlyList<BulkResult>, Task> keep,
        Func<IBulkAction, RecordRef, Task<BulkResult>> change)
    {
        using var cause = submission.Key is { } form
            ? new EventCause(null, CauseKind.Form, form.ToString()).Begin()
            : null;
        var results = new List<BulkResult>();
        foreach (var id in ids)
        {
            await using var scope = scopes.CreateAsyncScope();
            // What can be done follows from the fields of the company, too.
            await scope.ServiceProvider.GetRequiredService<ICustomFields>().LoadAsync(CancellationToken.None);
            var action = scope.ServiceProvider.GetRequiredService<BulkActions>().Find(kind, act, me);
            results.Add(action is null
                ? new BulkResult(id, BulkOutcome.Refused, texts["You may not do this."])
                : await OneAsync(action, new RecordRef(kind, id), change));
            if (results.Count % KeptEvery == 0) await keep(results);
        }

        await keep(results);
        return results;
    }

    private async Task<BulkResult> OneAsync(
        IBulkAction action, RecordRef record, Func<IBulkAction, RecordRef, Task<BulkResult>> change)
    {
        try
        {
            return await change(action, record);
        }
        catch (BusinessRuleException refusal)
        {
            return Refused(record, refusal.Of(localizers.For(action.GetType().Assembly)));
        }
        catch (RecordNotFoundException)
        {
            return Refused(record, texts["It is gone, or you may not change it."]);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refused(record, texts["Somebody else saved it at the same moment."]);
        }
        catch (Exception e)
        {
            // It keeps no other from it, and what was done before can be taken back.
            log.LogError(e, "{Act} of {Kind} {Id} failed", action.Key, record.Kind, record.Id);
            return Refused(record, texts["It could not be saved."]);
        }
    }

    private static BulkResult Refused(RecordRef record, string why) => new(record.Id, BulkOutcome.Refused, why);
}
