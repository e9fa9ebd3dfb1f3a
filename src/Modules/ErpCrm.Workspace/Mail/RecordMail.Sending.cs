using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Mail;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Comments;

namespace ErpCrm.Workspace.Mail;

/// <summary>What becomes of it.</summary>
internal sealed partial class RecordMail
{
    /// <summary>It is handed over from now on.</summary>
    public void Begin(DateTime now) => (State, BegunAt) = (SendState.Sending, now);

    /// <summary>What became of handing it over. Who was not taken for now is tried again, later each time.</summary>
    public void Take(MailOutcome outcome, DateTime now)
    {
        if (State != SendState.Sending) throw new InvalidOperationException($"Mail {Id} is not being sent.");
        var taken = new List<string>();
        foreach (var recipient in _recipients.Where(r => r.IsOpen).ToList())
        {
            var answer = outcome.For(recipient.Address);
            recipient.Take(answer);
            if (answer.Result == MailResult.Taken) taken.Add(recipient.Address);
        }

        (Trouble, Answer) = (outcome.Message.Trouble, MailText.OneLine(outcome.Message.Answer, AnswerLength));
        Attempts++;
        BegunAt = null;
        NextAt = now + Later(Attempts);
        Settle(now);
        Tell(taken);
        TellTrouble();
    }

    /// <summary>Whoever was sending it was stopped: it may have left.</summary>
    public void Lose(DateTime now)
    {
        if (State != SendState.Sending) return;
        Take(new MailOutcome(new MailAnswer(MailResult.Unsure, MailTrouble.NoAnswer, ""),
            new Dictionary<string, MailAnswer>()), now);
    }

    /// <summary>The server could not be spoken to.</summary>
    public void Postpone(MailAnswer trouble, DateTime now)
    {
        (Trouble, Answer) = (trouble.Trouble, MailText.OneLine(trouble.Answer, AnswerLength));
        Attempts++;
        NextAt = now + Later(Attempts);
    }

    /// <summary>It was tried long enough.</summary>
    public void GiveUp(DateTime now)
    {
        if (State != SendState.Waiting) return;
        foreach (var recipient in _recipients.Where(r => r.IsOpen)) recipient.GiveUp();
        Settle(now);
        TellTrouble();
    }

    /// <summary>Somebody knows that it arrived.</summary>
    /// <exception cref="BusinessRuleException">Nobody has to decide that.</exception>
    public void Confirm(Doing by)
    {
        if (State != SendState.Unsure) throw Changed();
        var arrived = _recipients.Where(r => r.State == RecipientState.Unsure).ToList();
        foreach (var recipient in arrived) recipient.Confirm();
        DecidedByName = by.UserName;
        // Whoever waited for this decision is tried as long as anybody else.
        if (_recipients.Exists(r => r.IsOpen)) (NextAt, GiveUpAt, Attempts) = (by.At, by.At + TriedFor, 0);
        Settle(by.At);
        Tell([.. arrived.Select(r => r.Address)]);
    }

    /// <summary>Sends it again to those who did not get it, or of whom nobody knows; under the same number.</summary>
    /// <exception cref="BusinessRuleException">It is on its way, or everybody has it.</exception>
    public void SendAgain(Doing by)
    {
        if (!MayBeSentAgain) throw Changed();
        foreach (var recipient in _recipients.Where(r => r.State != RecipientState.Sent)) recipient.Open();
        (DecidedByName, Attempts, NextAt, GiveUpAt) = (by.UserName, 0, by.At, by.At + TriedFor);
        State = SendState.Waiting;
    }

    /// <exception cref="BusinessRuleException">Somebody has it already, or may have it.</exception>
    public void Withdraw(Doing by)
    {
        if (!MayBeWithdrawn) throw Changed();
        (State, DecidedByName) = (SendState.Withdrawn, by.UserName);
    }

    private void Settle(DateTime now)
    {
        State = _recipients.Exists(r => r.State == RecipientState.Unsure) ? SendState.Unsure
            : _recipients.Exists(r => r.IsOpen) ? SendState.Waiting
            : _recipients.Exists(r => r.State == RecipientState.Refused) ? SendState.Refused
            : SendState.Sent;
        if (_recipients.Exists(r => r.State == RecipientState.Sent)) SentAt ??= now;
    }

    private void Tell(List<string> taken)
    {
        if (taken.Count > 0) Raise(new MailSent(Id, Kind, RecordId, Title, taken, HasPapers));
    }

    // Whoever wrote it decides, so he is told.
    private void TellTrouble()
    {
        if (State is SendState.Refused or SendState.Unsure)
            Raise(new MailNotSent(Id, Kind, RecordId, Title, QueuedById, State == SendState.Unsure));
    }

    private static TimeSpan Later(int attempts) => TimeSpan.FromMinutes(Math.Min(120, Math.Pow(2, attempts)));

    private static BusinessRuleException Changed() => new("The mail is in another state by now.");
}
