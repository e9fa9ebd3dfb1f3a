namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>Colours and English words of letters, levels and reasons.</summary>
internal static class ReminderTones
{
    public static string Of(ReminderState state) => state switch
    {
        ReminderState.Sent => "green",
        ReminderState.NotSent => "red",
        ReminderState.Unsure => "amber",
        _ => "blue",
    };

    public static string WordOf(ReminderState state) => state switch
    {
        ReminderState.Sent => "Sent",
        ReminderState.NotSent => "Not sent",
        ReminderState.Unsure => "Unsure",
        _ => "On its way",
    };

    public static string WordOf(SkipReason reason) => reason switch
    {
        SkipReason.TooLate => "Its day was too long ago",
        _ => "A higher level went instead",
    };

    public static string WordOf(HoldReason reason) => reason switch
    {
        HoldReason.Paused => "Reminders are paused",
        HoldReason.NoSchedule => "No schedule holds for it",
        HoldReason.SwitchedOff => "The customer gets no reminders",
        HoldReason.NoAddress => "No e-mail address",
        HoldReason.AlreadyToday => "It got a letter today",
        HoldReason.Disputed => "Disputed",
        HoldReason.Promised => "Payment is promised",
        _ => "Something was paid today",
    };
}
