using ErpCrm.Platform.Outgoing;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Workspace.Webhooks;

internal sealed class WebhookForm
{
    public string? Address { get; set; }
    public string? Description { get; set; }

    /// <summary>Names of the events.</summary>
    public List<string> Events { get; set; } = [];

    public bool SendsRecord { get; set; }

    public int Version { get; set; }

    [BindNever]
    public WebhookFormPage Page { get; set; } = new();

    public WebhookData ToData() => new(Address ?? "", Description ?? "", Events) { SendsRecord = SendsRecord };

    public static WebhookForm Of(Webhook webhook) => new()
    {
        Address = webhook.Address,
        Description = webhook.Description,
        Events = [.. webhook.EventNames],
        SendsRecord = webhook.SendsRecord,
        Version = webhook.Version,
    };
}

/// <summary>What the form shows beside what is typed.</summary>
internal sealed record WebhookFormPage
{
    /// <summary>Null for a new one.</summary>
    public Guid? Id { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Whose eyes it has; empty when they are the reader's own.</summary>
    public string OtherOwner { get; init; } = "";
}

internal sealed class WebhookFormValidator : AbstractValidator<WebhookForm>
{
    public WebhookFormValidator()
    {
        RuleFor(f => f.Address).NotEmpty().MaximumLength(AddressGuard.AddressLength);
        RuleFor(f => f.Description).MaximumLength(Webhook.DescriptionLength);
    }
}

/// <summary>The days of which everything that failed is sent again.</summary>
internal sealed class WebhookReplayForm
{
    public DateOnly? FirstDay { get; set; }
    public DateOnly? LastDay { get; set; }

    [BindNever]
    public WebhookFormPage Page { get; set; } = new();
}

internal sealed class WebhookReplayFormValidator : AbstractValidator<WebhookReplayForm>
{
    public WebhookReplayFormValidator()
    {
        RuleFor(f => f.FirstDay).NotNull();
        RuleFor(f => f.LastDay).NotNull().GreaterThanOrEqualTo(f => f.FirstDay);
    }
}
