using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Mvc;

/// <summary>What the form of every setting has.</summary>
public interface ISettingForm
{
    /// <summary>Null before it is saved first.</summary>
    Guid? Id { get; set; }

    /// <summary>No two settings of a list bear the same.</summary>
    string? Name { get; }

    int Version { get; }
}

/// <summary>
/// A list of settings, each with a name and kept by one form, <c>Form.cshtml</c>:
/// to see, to add to, to change (decision 0037). The permission stands on the derived class.
/// </summary>
/// <typeparam name="TRecord">The setting; its name is its property <c>Name</c>.</typeparam>
public abstract class SettingsListController<TRecord, TRow, TForm>(DbContext db, ListOf<TRecord, TRow> list)
    : PageController
    where TRecord : Entity
    where TRow : class
    where TForm : class, ISettingForm
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public IActionResult Create() => View("Form", New());

    [HttpPost("create")]
    public Task<IActionResult> Create(TForm form, CancellationToken ct) => SaveAsync(form, null, ct);

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        View("Form", FormOf(await Records.OneAsync(id, ct)));

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, TForm form, CancellationToken ct) =>
        await SaveAsync(form, await Records.OneAsync(id, ct), ct);

    protected DbSet<TRecord> Records => db.Set<TRecord>();

    /// <summary>What is said after a save.</summary>
    protected abstract string SavedText { get; }

    /// <summary>The form of one more, with what is usual.</summary>
    protected abstract TForm New();

    protected abstract TForm FormOf(TRecord setting);

    /// <summary>Completes what was posted and adds to the model state what the form's validator cannot know.</summary>
    /// <param name="setting">Null for a new one.</param>
    protected virtual Task CheckAsync(TForm form, TRecord? setting, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Makes the setting what the form says.</summary>
    /// <param name="setting">Null for a new one.</param>
    /// <returns>The setting, or the new one.</returns>
    protected abstract Task<TRecord> ApplyAsync(TForm form, TRecord? setting, CancellationToken ct);

    private async Task<IActionResult> SaveAsync(TForm form, TRecord? setting, CancellationToken ct)
    {
        form.Id = setting?.Id;
        await CheckAsync(form, setting, ct);
        await RefuseNamesakeAsync(form, ct);
        return await TrySaveAsync("Form", form, async () =>
        {
            if (setting is not null && setting.Version != form.Version)
                return Conflict("Form", form, FormOf(setting));
            var saved = await ApplyAsync(form, setting, ct);
            if (setting is null) db.Add(saved);
            await db.SaveChangesAsync(ct);
            return Saved(list.Url, SavedText);
        });
    }

    private async Task RefuseNamesakeAsync(TForm form, CancellationToken ct)
    {
        var (id, name) = (form.Id, form.Name?.Trim());
        if (!await Records.AnyAsync(r => EF.Property<string>(r, nameof(ISettingForm.Name)) == name && r.Id != id, ct))
            return;
        var texts = HttpContext.RequestServices.GetRequiredService<IStringLocalizer<SharedText>>();
        ModelState.AddModelError(nameof(ISettingForm.Name), texts["There is already one of this name."]);
    }
}
