using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Mail;

/// <summary>How the company's mails begin, by kind of record and language.</summary>
[Route("workspace/mail-templates"), RequirePermission(WorkspacePermissions.EditSettings)]
internal sealed class MailTemplatesController(WorkspaceDbContext db, MailBeginnings beginnings, RecordKinds kinds,
    IServiceProvider services, IStringLocalizer<WorkspaceText> T) : PageController
{
    private const string Own = "/workspace/mail-templates";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var own = await db.MailTemplates.AsNoTracking().Select(t => new { t.Kind, t.Language }).ToListAsync(ct);
        return View("Templates", beginnings.Kinds.Select(kind => new TemplateKind(kind, beginnings.NameOf(kind),
            [.. own.Where(t => t.Kind == kind).Select(t => t.Language)])).ToList());
    }

    [HttpGet("edit")]
    public async Task<IActionResult> Edit(string? @for, string? language, CancellationToken ct) =>
        View("Template", await FormOfAsync(KindOf(@for), LanguageOf(language), ct));

    [HttpPost("edit")]
    public async Task<IActionResult> Edit(MailTemplateForm form, CancellationToken ct)
    {
        var (kind, language) = Prepare(form);
        var known = await FindAsync(kind, language, ct);
        form.Page = PageOf(kind, known is not null);
        Check(form);
        return await TrySaveAsync("Template", form, async () =>
        {
            if ((known?.Version ?? MailTemplateForm.Unsaved) != form.Version)
                return Conflict("Template", form, await FormOfAsync(kind, language, ct));
            var template = known ?? db.Add(new MailTemplate(kind, language)).Entity;
            template.Say(form.Subject!, form.Body!);
            await db.SaveChangesAsync(ct);
            return Saved(Own, T["Mail template saved"]);
        });
    }

    /// <summary>The template with the newest record of its kind that the reader sees; nothing is saved.</summary>
    [HttpPost("preview")]
    public async Task<IActionResult> Preview(MailTemplateForm form, CancellationToken ct)
    {
        var (kind, language) = Prepare(form);
        form.Page = PageOf(kind, await FindAsync(kind, language, ct) is not null);
        Check(form);
        if (!ModelState.IsValid) return Invalid("Template", form);
        form.Page = form.Page with { Preview = await FillAsync(form, kind, language, ct) };
        StayHere();
        return View("Template", form);
    }

    /// <summary>Back to the words that come with the product.</summary>
    [HttpPost("reset")]
    public async Task<IActionResult> Reset(string? @for, string? language, CancellationToken ct)
    {
        if (await FindAsync(KindOf(@for), LanguageOf(language), ct) is { } known) db.Remove(known);
        await db.SaveChangesAsync(ct);
        return Saved(Own, T["The template is as it came"]);
    }

    private void Check(MailTemplateForm form)
    {
        var names = form.Page.Placeholders.Select(p => p.Name).ToList();
        Add(nameof(form.Subject), form.Subject, line: false);
        Add(nameof(form.Body), form.Body, line: true);

        void Add(string field, string? source, bool line)
        {
            foreach (var error in TemplateText.Check(source ?? "", names).Take(3))
            {
                var text = T[error.Text, error.Value].Value;
                ModelState.AddModelError(field, line ? T["Line {0}: {1}", error.Line, text] : text);
            }
        }
    }

    private async Task<FilledTemplate> FillAsync(MailTemplateForm form, string kind, string language,
        CancellationToken ct)
    {
        var declared = kinds.Find(kind) ?? kinds.All.First(k => k.Can(RecordAbility.Mail));
        var ids = await declared.VisibleAsync(services, ct);
        // Ids are in the order of their making.
        if (ids.Count == 0) return new FilledTemplate(null, form.Subject!, form.Body!);
        var record = new RecordRef(declared.Key, ids.Max());
        var facts = await beginnings.FactsAsync(record, language, ct);
        return new FilledTemplate(await beginnings.TitleAsync(record, ct),
            TemplateText.Fill(form.Subject!, facts.Values), TemplateText.Fill(form.Body!, facts.Values));
    }

    private (string Kind, string Language) Prepare(MailTemplateForm form)
    {
        var (kind, language) = (KindOf(form.For), LanguageOf(form.Language));
        (form.For, form.Language) = (kind, language);
        return (kind, language);
    }

    private async Task<MailTemplateForm> FormOfAsync(string kind, string language, CancellationToken ct)
    {
        var known = await db.MailTemplates.AsNoTracking()
            .FirstOrDefaultAsync(t => t.Kind == kind && t.Language == language, ct);
        var draft = known?.Draft ?? beginnings.BuiltIn(kind, language);
        return new MailTemplateForm
        {
            For = kind,
            Language = language,
            Subject = draft.Subject,
            Body = draft.Body,
            Version = known?.Version ?? MailTemplateForm.Unsaved,
            Page = PageOf(kind, known is not null),
        };
    }

    private MailTemplatePage PageOf(string kind, bool isOwn) =>
        new(beginnings.NameOf(kind), beginnings.PlaceholdersOf(kind), isOwn);

    private Task<MailTemplate?> FindAsync(string kind, string language, CancellationToken ct) =>
        db.MailTemplates.FirstOrDefaultAsync(t => t.Kind == kind && t.Language == language, ct);

    private string KindOf(string? kind) => beginnings.Kinds.FirstOrDefault(k => k == (kind ?? "")).OrNotFound();

    private static string LanguageOf(string? language) =>
        MailBeginnings.Languages.FirstOrDefault(l => l == language) ?? Page.Language;
}
