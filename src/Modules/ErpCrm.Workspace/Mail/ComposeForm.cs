using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Formats;
using ErpCrm.Workspace.Text;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Mail;

internal sealed class ComposeForm
{
    public string? To { get; set; }
    public string? Cc { get; set; }
    public string? Subject { get; set; }
    public string? Body { get; set; }
    public string? Language { get; set; }

    /// <summary>Files of the record that go along.</summary>
    public List<Guid> Files { get; set; } = [];

    /// <summary>Papers made of the record that go along, by key.</summary>
    public List<string> Papers { get; set; } = [];

    /// <summary>The paper that was looked at before the mail was begun; it is offered, ticked or not.</summary>
    public string? Paper { get; set; }

    [BindNever]
    public ComposePage Page { get; set; } = null!;
}

/// <summary>What the page shows beside what was typed.</summary>
internal sealed record ComposePage(RecordRef Record, string RecordTitle, string RecordUrl)
{
    /// <summary>Whether mail leaves the house at all.</summary>
    public bool IsOn { get; init; }

    public string From { get; init; } = "";

    public IReadOnlyList<MailParty> Parties { get; init; } = [];

    /// <summary>Key and word of each.</summary>
    public IReadOnlyList<(string Key, string Word)> Papers { get; init; } = [];

    public IReadOnlyList<ComposeFile> Files { get; init; } = [];

    /// <summary>Addresses of this mail that were refused before.</summary>
    public IReadOnlyList<RefusedAddress> Refused { get; init; } = [];

    public int Megabytes { get; init; }

    /// <summary>The mail as it would leave; null while it is being written.</summary>
    public WrittenMail? Preview { get; init; }

    public string Url => $"/workspace/mail/{Record.Kind}/{Record.Id}";
}

/// <summary>A file of the record that can go along.</summary>
internal sealed record ComposeFile(Guid Id, string Name, string Type, string Hash, long Bytes)
{
    public string Text => $"{Name} · {Format.Bytes(Bytes)}";
}

internal sealed class ComposeFormValidator : AbstractValidator<ComposeForm>
{
    public const int AddressesLength = 2000;
    public const int MostAddresses = 50;

    public ComposeFormValidator(IStringLocalizer<WorkspaceText> texts)
    {
        RuleFor(f => f.To).NotEmpty().MaximumLength(AddressesLength);
        RuleFor(f => f.To).Must(AreAddresses).WithMessage((_, to) => texts["“{0}” is not an address.", Wrong(to)]);
        RuleFor(f => f.Cc).MaximumLength(AddressesLength);
        RuleFor(f => f.Cc).Must(AreAddresses).WithMessage((_, cc) => texts["“{0}” is not an address.", Wrong(cc)]);
        RuleFor(f => f.To).Must((form, _) => MailAddresses.Read($"{form.To},{form.Cc}", out _).Count <= MostAddresses)
            .WithMessage(_ => texts["One mail goes to at most {0} addresses.", MostAddresses]);
        RuleFor(f => f.Paper).MaximumLength(60);
        RuleFor(f => f.Subject).NotEmpty().MaximumLength(MailText.SubjectLength);
        RuleFor(f => f.Body).NotEmpty().MaximumLength(RecordMail.BodyLength);
    }

    private static bool AreAddresses(string? typed) => Wrong(typed).Length == 0;

    private static string Wrong(string? typed)
    {
        MailAddresses.Read(typed, out var wrong);
        return wrong ?? "";
    }
}
