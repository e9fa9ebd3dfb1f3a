using ErpCrm.Platform.Mail;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Mail;

[NotHeld]
internal sealed class MailServerForm
{
    public const int Unsaved = -1;

    public string? Host { get; set; }
    public int? Port { get; set; } = 587;
    public MailSecurity? Security { get; set; } = MailSecurity.StartTls;
    public string? User { get; set; }

    /// <summary>Empty keeps what was entered before.</summary>
    public string? Password { get; set; }

    public string? FromName { get; set; }
    public string? FromAddress { get; set; }
    public string? ReplyTo { get; set; }
    public int? Megabytes { get; set; } = MailServer.UsualMegabytes;

    /// <summary>To whom a test message goes.</summary>
    public string? TestTo { get; set; }

    public int Version { get; set; }

    [BindNever]
    public MailServerPage Page { get; set; } = new();

    public SmtpAccount ToAccount(string password) => new((Host ?? "").Trim(), Port ?? 0,
        Security ?? MailSecurity.StartTls, (User ?? "").Trim(), password,
        MailAddresses.Of(FromName, FromAddress)?.ToString() ?? "", (ReplyTo ?? "").Trim());

    public static MailServerForm Of(MailServer server, int version) => new()
    {
        Host = server.Host,
        Port = server.Port,
        Security = server.Security,
        User = server.User,
        FromName = server.FromName,
        FromAddress = server.FromAddress,
        ReplyTo = server.ReplyTo,
        Megabytes = server.Megabytes,
        Version = version,
    };
}

/// <summary>What the page says beside the form.</summary>
internal sealed record MailServerPage
{
    /// <summary>The operator's server, when he says one; without its password.</summary>
    public SmtpAccount? Fixed { get; init; }

    public bool HasPassword { get; init; }

    /// <summary>What became of a test message; null when none was sent.</summary>
    public MailAnswer? Tested { get; init; }
}

internal sealed class MailServerFormValidator : AbstractValidator<MailServerForm>
{
    public MailServerFormValidator(IStringLocalizer<WorkspaceText> texts)
    {
        RuleFor(f => f.Host).NotEmpty().MaximumLength(MailServer.HostLength)
            .Must(host => Uri.CheckHostName(host?.Trim()) != UriHostNameType.Unknown)
            .WithMessage(_ => texts["Enter the name of a server, for example smtp.example.com."]);
        RuleFor(f => f.Port).NotNull().InclusiveBetween(1, 65535);
        RuleFor(f => f.Security).NotNull().IsInEnum();
        RuleFor(f => f.User).MaximumLength(200);
        RuleFor(f => f.Password).MaximumLength(400);
        RuleFor(f => f.FromName).MaximumLength(120);
        RuleFor(f => f.FromAddress).NotEmpty().Must(IsAddress)
            .WithMessage(_ => texts["Enter an address, for example office@example.com."]);
        RuleFor(f => f.ReplyTo).Must(to => string.IsNullOrWhiteSpace(to) || IsAddress(to))
            .WithMessage(_ => texts["Enter an address, for example office@example.com."]);
        RuleFor(f => f.TestTo).Must(to => string.IsNullOrWhiteSpace(to) || IsAddress(to))
            .WithMessage(_ => texts["Enter an address, for example office@example.com."]);
        RuleFor(f => f.Megabytes).NotNull().InclusiveBetween(1, MailServer.MostMegabytes);
    }

    private static bool IsAddress(string? address) => MailAddresses.Of("", address) is not null;
}
