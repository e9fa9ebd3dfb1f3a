using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Fields;

/// <summary>The fields that the company adds to its records, a kind at a time.</summary>
[Route("workspace/fields"), RequirePermission(WorkspacePermissions.ManageFields)]
internal sealed class FieldsController(
    WorkspaceDbContext db, RecordKinds kinds, ICompanyProfile company, IBusinessClock clock, FieldIndexes indexes,
    FieldWords words, IStringLocalizer<WorkspaceText> T) : PageController
{
    public const string Address = "/workspace/fields";

    [HttpGet("")]
    public async Task<IActionResult> Index(string? kind, CancellationToken ct)
    {
        var able = FieldsPage.KindsOf(kinds);
        var shown = able.FirstOrDefault(k => k.Key == kind) ?? able[0];
        var all = await OfKindAsync(shown.Key, ct);
        var stages = shown.HasStages ? await words.StagesAsync(shown, ct) : [];
        return View(new FieldsPage(able, shown, all, clock.UtcNow)
        {
            Stages = stages.ToDictionary(stage => stage.Value, stage => stage.Text),
            Ready = all.Exists(field => field.IsFast) ? await indexes.ReadyAsync(shown, ct) : [],
        });
    }

    [HttpGet("create")]
    public async Task<IActionResult> Create(string? kind, CustomType? type, CancellationToken ct) =>
        kinds.Find(kind) is { } known && known.Can(RecordAbility.Fields)
            ? View("Form", await PreparedAsync(new FieldForm
            {
                Kind = known.Key, Type = type, Currency = company.Current.BaseCurrency,
            }, ct))
            : NotFound();

    [HttpPost("create")]
    public async Task<IActionResult> Create(FieldForm form, CancellationToken ct)
    {
        if (kinds.Find(form.Kind)?.Can(RecordAbility.Fields) != true) return NotFound();
        var standard = Default(form);
        await CheckAsync(form, null, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            var there = await OfKindAsync(form.Kind!, ct);
            if (there.Count(f => f.DeletedAt is null) >= FieldDefinition.MostOfKind)
                throw new BusinessRuleException("There are {0} fields already. Delete one that nobody uses.",
                    FieldDefinition.MostOfKind);
            var number = (await db.FieldDefinitions.MaxAsync(f => (int?)f.Number, ct) ?? 0) + 1;
            var place = there.Count == 0 ? 1 : there.Max(f => f.Position) + 1;
            db.Add(FieldDefinition.Add(number, form.Kind!, form.Type!.Value, form.Currency ?? "", place,
                form.ToSaid(standard), form.Target ?? ""));
            await db.SaveChangesAsync(ct);
            return Saved($"/workspace/fields?kind={form.Kind}", T["Field added"]);
        }, f => PreparedAsync(f, ct));
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View("Form", await PreparedAsync(FormOf(await FindAsync(id, ct)), ct));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, FieldForm form, CancellationToken ct)
    {
        var field = await FindAsync(id, ct);
        if (form.Type is { } type && type != field.Type)
            ModelState.AddModelError(nameof(form.Type), T["The type of a field stays: its values would be lost. Add another field."]);
        (form.Id, form.Key, form.Kind, form.Currency) = (id, field.Key, field.Kind, field.Currency);
        (form.Type, form.Target) = (field.Type, field.Target);
        ModelState.Remove(nameof(form.Target));
        var standard = Default(form);
        await CheckAsync(form, field, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (field.Version != form.Version)
                return Conflict("Form", await PreparedAsync(form, ct), FormOf(field));
            var before = (field.Choices, field.Guard);
            field.Change(form.ToSaid(standard));
            if ((field.Choices, field.Guard) != before) ReadAgain(field);
            await db.SaveChangesAsync(ct);
            return Saved($"/workspace/fields?kind={field.Kind}", T["Field saved"]);
        }, f => PreparedAsync(f, ct));
    }

    /// <summary>How the field will look, as typed so far.</summary>
    [HttpPost("preview")]
    public IActionResult Preview(FieldForm form)
    {
        ModelState.Clear();
        return PartialView("_Preview", form);
    }

    /// <summary>Puts it before the one above it, or behind the one below.</summary>
    [HttpPost("{id:guid}/move")]
    public async Task<IActionResult> Move(Guid id, bool up, CancellationToken ct)
    {
        var field = await FindAsync(id, ct);
        var all = (await OfKindAsync(field.Kind, ct)).Where(f => f.DeletedAt is null).ToList();
        var at = all.FindIndex(f => f.Id == id);
        var to = Math.Clamp(at + (up ? -1 : 1), 0, all.Count - 1);
        (all[at], all[to]) = (all[to], all[at]);
        for (var i = 0; i < all.Count; i++) all[i].MoveTo(i + 1);
        await db.SaveChangesAsync(ct);
        return Saved($"/workspace/fields?kind={field.Kind}");
    }

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        var field = await FindAsync(id, ct);
        field.Delete(clock.UtcNow);
        ReadAgain(field);
        await db.SaveChangesAsync(ct);
        Toast(T["{0} deleted. Its values are kept for {1} days.", field.Name, FieldDefinition.UndoFor.Days],
            $"/workspace/fields/{id}/restore");
        return Saved($"/workspace/fields?kind={field.Kind}");
    }

    [HttpPost("{id:guid}/restore")]
    public async Task<IActionResult> Restore(Guid id, CancellationToken ct)
    {
        var field = await db.FieldDefinitions.OneAsync(id, ct);
        return await TryAsync($"/workspace/fields?kind={field.Kind}", async () =>
        {
            field.Restore(clock.UtcNow);
            await RefuseTooManyAsync(field.Kind, field.IsFast, field.Id, ct);
            ReadAgain(field);
            await db.SaveChangesAsync(ct);
            return Saved($"/workspace/fields?kind={field.Kind}", T["{0} is back", field.Name]);
        });
    }

    private async Task<FieldForm> PreparedAsync(FieldForm form, CancellationToken ct)
    {
        var kind = kinds.Get(form.Kind!);
        form.Choosing = new FieldChoices(words.Targets(), kind.HasStages ? await words.StagesAsync(kind, ct) : []);
        return form;
    }

    // What a form may name is what it was offered.
    private async Task CheckAsync(FieldForm form, FieldDefinition? field, CancellationToken ct)
    {
        if (form.Type == CustomType.Reference && form.Target is { Length: > 0 } target && field is null
            && kinds.Find(target)?.CanBeNamed != true)
            ModelState.AddModelError(nameof(form.Target), T["Choose one of the list."]);
        if (form.RequiredFrom is { Length: > 0 } stage
            && (await words.StagesAsync(kinds.Get(form.Kind!), ct)).All(known => known.Value != stage))
            ModelState.AddModelError(nameof(form.RequiredFrom), T["Choose one of the list."]);
        try
        {
            await RefuseTooManyAsync(form.Kind!, form.IsFast, field?.Id, ct);
        }
        catch (BusinessRuleException refusal)
        {
            ModelState.AddModelError(nameof(form.IsFast), refusal.Of(T));
        }
    }

    private async Task RefuseTooManyAsync(string kind, bool isFast, Guid? except, CancellationToken ct)
    {
        if (isFast && (await OfKindAsync(kind, ct)).Count(f => f.IsFast && f.DeletedAt is null && f.Id != except)
            >= CustomIndexes.Most)
            throw new BusinessRuleException("At most {0} fields of one kind are fast.", CustomIndexes.Most);
    }

    // Its words are found, or not, from now on.
    private void ReadAgain(FieldDefinition field)
    {
        if (kinds.Find(field.Kind)?.Searched is not null)
            db.Add(new ChangedRecord { Kind = field.Kind, RecordId = Guid.Empty });
    }

    private string Default(FieldForm form)
    {
        var (json, refusal) = FieldDefaults.Read(form.ToField(), form.Default, clock.Today);
        if (refusal is not null) ModelState.AddModelError(nameof(form.Default), refusal);
        return json;
    }

    private static FieldForm FormOf(FieldDefinition field) =>
        FieldForm.Of(field, FieldDefaults.Typed(field.ToField()));

    private Task<List<FieldDefinition>> OfKindAsync(string kind, CancellationToken ct) =>
        db.FieldDefinitions.Where(f => f.Kind == kind).OrderBy(f => f.Position).ThenBy(f => f.Number).ToListAsync(ct);

    private Task<FieldDefinition> FindAsync(Guid id, CancellationToken ct) =>
        db.FieldDefinitions.Where(f => f.DeletedAt == null).OneAsync(id, ct);
}

/// <summary>The fields of one kind, and the kinds one can choose.</summary>
internal sealed record FieldsPage(
    IReadOnlyList<RecordKind> Kinds, RecordKind Kind, IReadOnlyList<FieldDefinition> All, DateTime Now)
{
    /// <summary>What the stages are called, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Stages { get; init; } = new Dictionary<string, string>();

    /// <summary>Keys of the fields whose indexes are there.</summary>
    public IReadOnlyCollection<string> Ready { get; init; } = [];

    public IReadOnlyList<FieldDefinition> Fields => [.. All.Where(f => f.DeletedAt is null)];

    /// <summary>Those that can be brought back.</summary>
    public IReadOnlyList<FieldDefinition> Deleted =>
        [.. All.Where(f => f.EmptiedAt is null && Now - f.DeletedAt <= FieldDefinition.UndoFor)];

    public static IReadOnlyList<RecordKind> KindsOf(RecordKinds kinds) =>
        [.. kinds.All.Where(kind => kind.Can(RecordAbility.Fields))];

    /// <summary>What a type is called.</summary>
    public static string WordOf(CustomType type) => type switch
    {
        CustomType.LongText => "Long text",
        CustomType.YesNo => "Yes or no",
        CustomType.Choice => "One choice",
        CustomType.Choices => "Several choices",
        CustomType.Link => "Web address",
        CustomType.Money => "Amount of money",
        CustomType.Number => "Any number",
        CustomType.Date => "Day",
        CustomType.Person => "Colleague",
        CustomType.Reference => "Another record",
        _ => type.ToString(),
    };
}
