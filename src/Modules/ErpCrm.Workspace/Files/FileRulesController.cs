using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Files;

/// <summary>Which files the company takes.</summary>
[Route("workspace/file-rules"), RequirePermission(WorkspacePermissions.EditSettings)]
internal sealed class FileRulesController(WorkspaceDbContext db, IStringLocalizer<WorkspaceText> T) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(CancellationToken ct) => View("Rules", FormOf(await FindAsync(ct)));

    [HttpPost("")]
    public async Task<IActionResult> Edit(FileRulesForm form, CancellationToken ct)
    {
        var rules = await FindAsync(ct);
        return await TrySaveAsync("Rules", form, async () =>
        {
            if (FormOf(rules).Version != form.Version) return Conflict("Rules", form, FormOf(rules));
            rules.Change(form.Megabytes!.Value, form.Allowed, form.Refused);
            if (db.Entry(rules).State == EntityState.Detached) db.Add(rules);
            await db.SaveChangesAsync(ct);
            return Saved("/workspace/file-rules", T["Rules for files saved"]);
        });
    }

    // Two people who see what is usual and both change it meet at the second save.
    private FileRulesForm FormOf(FileRules rules) => FileRulesForm.Of(rules,
        db.Entry(rules).State == EntityState.Detached ? FileRulesForm.Unsaved : rules.Version);

    private async Task<FileRules> FindAsync(CancellationToken ct) =>
        await db.FileRules.FirstOrDefaultAsync(r => r.Id == FileRules.TheId, ct) ?? new FileRules();
}

internal sealed class FileRulesForm
{
    public const int Unsaved = -1;

    public int? Megabytes { get; set; }
    public string? Allowed { get; set; }
    public string? Refused { get; set; }
    public int Version { get; set; }

    public static FileRulesForm Of(FileRules rules, int version) => new()
    {
        Megabytes = rules.Megabytes, Allowed = rules.Allowed, Refused = rules.Refused, Version = version
    };
}

internal sealed class FileRulesFormValidator : AbstractValidator<FileRulesForm>
{
    public FileRulesFormValidator()
    {
        RuleFor(f => f.Megabytes).NotNull().InclusiveBetween(1, FileRules.MostMegabytes);
        RuleFor(f => f.Allowed).MaximumLength(FileRules.EndingsLength);
        RuleFor(f => f.Refused).MaximumLength(FileRules.EndingsLength);
    }
}
