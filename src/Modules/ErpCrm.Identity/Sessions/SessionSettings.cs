namespace ErpCrm.Identity.Sessions;

/// <summary>Section <c>Session</c>.</summary>
internal sealed class SessionSettings
{
    public const string Scheme = "Identity.Application";

    /// <summary>A session ends after this time without a request.</summary>
    public int IdleMinutes { get; set; } = 8 * 60;

    /// <summary>A session ends after this time in any case.</summary>
    public int AbsoluteHours { get; set; } = 7 * 24;

    public TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    public TimeSpan Absolute => TimeSpan.FromHours(AbsoluteHours);
}
