namespace ErpCrm.Platform.Mail;

/// <summary>Texts on their way into the head of a mail.</summary>
public static class MailText
{
    public const int SubjectLength = 200;

    /// <summary>One line: names come from people, and a line break would start another header.</summary>
    public static string OneLine(string text, int length = SubjectLength)
    {
        var line = new string([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]).Trim();
        if (line.Length <= length) return line;
        return line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)];
    }
}
