using System.Collections.Concurrent;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Custom;

/// <summary>
/// A record that somebody moves on has what the next stage asks for, or the move is refused: whatever moves it, a
/// button, a board, a form or several rows at once. What was asked for comes with the same request and is saved with
/// the move. What happens by itself asks nobody.
/// </summary>
internal sealed class StageMoves(
    RecordKinds kinds, RequiredFields required, CustomChecking checking, ICurrentUser me, IHttpContextAccessor http,
    IStringLocalizer<SharedText> texts) : IBeforeSaving
{
    private static readonly ConcurrentDictionary<Type, bool> Staged = new();

    public async Task BeforeSavingAsync(DbContext db, CancellationToken ct)
    {
        if (!me.IsSignedIn || ActingUser.Current is { IsReader: false } || !HasStages(db)) return;
        foreach (var entry in db.ChangeTracker.Entries<IStaged>().Where(e => e.State == EntityState.Modified).ToList())
            await CheckAsync(entry, ct);
    }

    private async Task CheckAsync(EntityEntry<IStaged> entry, CancellationToken ct)
    {
        if (kinds.OfType(entry.Metadata.ClrType) is not { } kind) return;
        var ofKind = await required.OfAsync(kind.Key, ct);
        if (!ofKind.AsksOnTheWay) return;
        var (from, to) = (((IStaged)entry.OriginalValues.ToObject()).StageKey, entry.Entity.StageKey);
        var record = new RecordRef(kind.Key, ((Entity)(object)entry.Entity).Id);
        var asked = ofKind.MissingOnTheWay(from, to, CustomValues.Of(entry.Entity.Custom));
        if (asked.Count == 0) return;
        var errors = new ModelStateDictionary();
        var typed = PostedFor(record)?.Over(entry.Entity);
        if (typed is not null)
        {
            await checking.CheckAsync(typed, kind.Key, to, errors, ct);
            typed.Give(entry.Entity);
        }

        if (errors.IsValid && ofKind.MissingOnTheWay(from, to, CustomValues.Of(entry.Entity.Custom)).Count == 0) return;
        // As it is: a page that asks shows it.
        entry.CurrentValues.SetValues(entry.OriginalValues);
        throw new FieldsMissingException(record, asked, texts["Fill in first: {0}"].Value)
        {
            Typed = typed,
            Errors = errors.Where(e => e.Value!.Errors.Count > 0)
                .ToDictionary(e => e.Key, e => e.Value!.Errors[0].ErrorMessage),
        };
    }

    // What a page asked for before this record goes on.
    private CustomInput? PostedFor(RecordRef record)
    {
        if (http.HttpContext?.Request.ReadableForm() is not { } form) return null;
        return form[CustomInput.NameOf(CustomInput.Target)] == $"{record.Kind}:{record.Id}"
            ? CustomInput.Sent(form)
            : null;
    }

    private static bool HasStages(DbContext db) => Staged.GetOrAdd(
        db.GetType(), _ => db.Model.GetEntityTypes().Any(type => type.ClrType.IsAssignableTo(typeof(IStaged))));
}
